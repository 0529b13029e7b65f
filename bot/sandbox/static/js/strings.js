// The page's own words in English and Chinese; the app's words come from the app.

const TABLE = {
  home: ["Home", "首页"],
  messages: ["Messages", "消息"],
  apps: ["App", "应用"],
  channels: ["Channels", "频道"],
  you: ["You are", "当前身份"],
  switch_person: ["Switch person", "切换身份"],
  language: ["Language", "语言"],
  theme: ["Light or dark", "浅色 / 深色"],
  clock: ["Date and time of this workspace", "工作区的日期和时间"],
  clock_hour: ["+1 hour", "+1 小时"],
  clock_day: ["+1 day", "+1 天"],
  clock_week: ["+1 week", "+1 周"],
  clock_morning: ["Next working morning", "下一个工作日早上"],
  clock_now: ["Back to now", "回到当前时间"],
  clock_moved: ["It is now {when}.", "现在是 {when}。"],
  shortcuts: ["Shortcuts", "快捷操作"],
  no_shortcuts: ["This app has no shortcuts here.", "该应用在这里没有快捷操作。"],
  write_to: ["Message {name}", "发消息给 {name}"],
  reply: ["Reply…", "回复……"],
  send: ["Send", "发送"],
  attach: ["Attach files", "添加文件"],
  choose_file: ["Choose a file", "选择文件"],
  choose_files: ["Choose files", "选择文件"],
  bad_size: ["{name} is empty or larger than 50 MB.", "{name} 为空，或超过 50 MB。"],
  drop: ["Drop files to share them", "松开即可分享文件"],
  reply_in_thread: ["Reply in thread", "在消息列中回复"],
  thread: ["Thread", "消息列"],
  replies: ["{n} replies", "{n} 条回复"],
  one_reply: ["1 reply", "1 条回复"],
  add_reaction: ["Add reaction", "添加表情"],
  more_actions: ["More actions", "更多操作"],
  edit: ["Edit message", "编辑消息"],
  delete: ["Delete message", "删除消息"],
  dismiss: ["Dismiss", "关闭提示"],
  copy_text: ["Copy text", "复制文字"],
  save: ["Save", "保存"],
  cancel: ["Cancel", "取消"],
  close: ["Close", "关闭"],
  back: ["Back", "返回"],
  no_canvas: ["This canvas is not shared with you.", "这个画布没有与您共享。"],
  open_menu: ["Open sidebar", "打开侧边栏"],
  edited: ["(edited)", "（已编辑）"],
  app_badge: ["APP", "应用"],
  only_you: ["Only visible to you", "仅您可见"],
  deleted_parent: ["This message was deleted.", "该消息已被删除。"],
  today: ["Today", "今天"],
  yesterday: ["Yesterday", "昨天"],
  try_title: ["What to try", "试试这些"],
  try_lead: [
    "Nothing here leaves this computer. Pick a text, send it, and see what {app} makes of it.",
    "所有内容都只留在这台电脑上。选一段文字发给 {app}，看看它怎么说。",
  ],
  start_of: ["This is the start of #{name}.", "这里是 #{name} 的开头。"],
  not_in: ["{app} is not in this channel.", "{app} 还不在这个频道里。"],
  invite: ["Add {app}", "邀请 {app}"],
  connecting: ["Lost the sandbox; trying again…", "与沙箱断开，正在重连……"],
  no_app_yet: ["{app} is starting; it will answer in a moment.", "{app} 正在启动，马上就能回答。"],
  home_empty: ["{app} has not set up this tab yet.", "{app} 还没有准备好这个页面。"],
  choose: ["Choose an option", "请选择"],
  search: ["Type to search", "输入以搜索"],
  no_options: ["Nothing found", "没有找到"],
  loading: ["Loading…", "载入中……"],
  selected: ["{n} chosen", "已选 {n} 项"],
  remove: ["Remove {name}", "移除 {name}"],
  optional: ["(optional)", "（选填）"],
  working: ["Sending…", "正在提交……"],
  confirm_yes: ["Yes", "确定"],
  unknown_block: ["Block “{type}” cannot be shown here", "此处无法显示“{type}”区块"],
  no_image: ["Picture not loaded", "图片未载入"],
  outside_image: ["Pictures from other sites are not loaded in the sandbox.", "沙箱不会载入外部网站的图片。"],
  download: ["Download {name}", "下载 {name}"],
  show_more: ["Show more", "展开全文"],
  show_less: ["Show less", "收起"],
  here_mention: ["@here", "@在线成员"],
  required: ["Please fill in this field.", "请填写此项。"],
  too_short: ["This is too short.", "内容太短。"],
  too_long: ["This is too long.", "内容太长。"],
  number: ["Enter a number.", "请输入数字。"],
  too_small: ["This number is too small.", "数值太小。"],
  too_large: ["This number is too large.", "数值太大。"],
  email: ["Enter an e-mail address.", "请输入邮箱地址。"],
  url: ["Enter a link that starts with http:// or https://.", "请输入以 http:// 或 https:// 开头的链接。"],
  no_app: ["The app is not connected. Try again in a moment.", "应用尚未连接，请稍后再试。"],
  operation_timeout: ["The app did not answer within 3 seconds.", "应用在 3 秒内没有响应。"],
  bad_answer: ["We had some trouble connecting: the app's answer was not valid.", "连接出现问题：应用的响应无效。"],
  command_in_thread: ["Slash commands do not work in threads. Use the main conversation.", "斜杠命令不能在消息列中使用，请回到主对话。"],
  invalid_command: ["{command} is not a command. Send it as a message by putting a space before it.", "没有 {command} 这个命令。若要作为消息发送，请在前面加一个空格。"],
  failed: ["That did not work ({code}).", "操作失败（{code}）。"],
  file_upload_size_restricted: ["The file is empty or larger than 50 MB.", "文件为空，或超过 50 MB。"],
  msg_too_long: ["The message is longer than 40,000 characters.", "消息超过 40,000 个字符。"],
  new_message: ["New message from {name}", "{name} 发来新消息"],
  enter_hint: ["Enter to send, Shift+Enter for a new line", "Enter 发送，Shift+Enter 换行"],
};

let column = 0;

/** Choose the language of a locale such as zh-CN, and tell the document. */
export function speak(locale) {
  column = locale.startsWith("zh") ? 1 : 0;
  document.documentElement.lang = column ? "zh-CN" : "en";
}

/** The key's words with {named} parts filled in. */
export function t(key, parts = {}) {
  const words = TABLE[key]?.[column] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}

/** Whether a key has words here. */
export const known = (key) => key in TABLE;

/** The entry of a {en, zh} table for the present language. */
export const pick = (table) => table?.[column ? "zh" : "en"] ?? table?.en ?? "";

export const locale = () => (column ? "zh-CN" : "en-US");
