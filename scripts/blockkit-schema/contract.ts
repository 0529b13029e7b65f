/**
 * What Unison may send to Slack. The block union is KnownBlock and not AnyBlock, because AnyBlock admits any object
 * with a `type`. Arguments of a message other than the ones below pass unchecked.
 */
import type { HomeView, KnownBlock, MessageMetadata, ModalView } from '@slack/types';

export interface Message {
  /** @description The notification text. Maximum length for this field is 40000 characters. */
  text?: string;
  /** @description Maximum 50 blocks. */
  blocks?: KnownBlock[];
  /** @description Maximum length for this field is 12000 characters. */
  markdown_text?: string;
  metadata?: MessageMetadata;
  thread_ts?: string;
  reply_broadcast?: boolean;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
  mrkdwn?: boolean;
  response_type?: 'in_channel' | 'ephemeral';
  replace_original?: boolean;
  delete_original?: boolean;
}

export interface Modal extends Omit<ModalView, 'blocks'> {
  /** @description Maximum 100 blocks. */
  blocks: KnownBlock[];
}

export interface Home extends Omit<HomeView, 'blocks'> {
  /** @description Maximum 100 blocks. */
  blocks: KnownBlock[];
}

export interface Contract {
  message: Message;
  modal: Modal;
  home: Home;
}
