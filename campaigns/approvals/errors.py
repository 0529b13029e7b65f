"""Errors a person can cause with approvals."""

from __future__ import annotations

from campaigns.errors import CampaignError


class ApprovalError(CampaignError):
    """Base of what can go wrong with an approval."""

    code = "approvals.error"


class UnknownApproval(ApprovalError):
    """No approval of that id is stored."""

    code = "approvals.unknown"

    def __init__(self, approval: str) -> None:
        self.approval = approval
        super().__init__(f"There is no approval {approval!r}; request one for the text again.")


class AlreadyRequested(ApprovalError):
    """The text is on its way through the stages already."""

    code = "approvals.already_requested"

    def __init__(self, approval: str, submission: str) -> None:
        self.approval, self.submission = approval, submission
        super().__init__("An approval of this text is requested already; look at its card.")


class NotNow(ApprovalError):
    """The approval stands where this cannot be done."""

    code = "approvals.not_now"

    def __init__(self, action: str, status: str) -> None:
        self.action, self.status = action, status
        super().__init__(f"An approval that is in {status} takes no {action}; look at the card as it is now.")


class NotYours(ApprovalError):
    """The person is no reviewer of the stage, or would approve what they wrote themselves."""

    code = "approvals.not_yours"

    def __init__(self, user: str, stage: str, reviewers: tuple[str, ...]) -> None:
        self.user, self.stage, self.reviewers = user, stage, reviewers
        super().__init__(
            f"Stage {stage!r} is decided by {', '.join(reviewers)}, not by {user}. Ask one of them, or to stand in."
        )


class ApprovedAlready(ApprovalError):
    """The person has said yes in this stage, which waits for others."""

    code = "approvals.approved_already"

    def __init__(self, user: str, stage: str) -> None:
        self.user, self.stage = user, stage
        super().__init__(f"{user} has approved in stage {stage!r} already; it waits for the other reviewers.")


class NotTheirText(ApprovalError):
    """Only who wrote the text, who asked, and those who may overrule take it back."""

    code = "approvals.not_their_text"

    def __init__(self, user: str, author: str) -> None:
        self.user, self.author = user, author
        super().__init__(f"{user} neither wrote this text nor asked for its approval; ask {author} to withdraw it.")


class NoReviewer(ApprovalError):
    """A person was named for a stage who has no part in it."""

    code = "approvals.no_reviewer"

    def __init__(self, user: str, stage: str, people: tuple[str, ...]) -> None:
        self.user, self.stage, self.people = user, stage, people
        super().__init__(f"{user} does not decide in stage {stage!r}; name one of {', '.join(people)}.")


class NobodyDecides(ApprovalError):
    """A stage has nobody who could decide, or only the author."""

    code = "approvals.nobody_decides"

    def __init__(self, stage: str) -> None:
        self.stage = stage
        super().__init__(f"Nobody but the author could decide in stage {stage!r}; name a reviewer for it.")


class BadTerms(ApprovalError):
    """The day or the delegate that was asked for makes no sense."""

    code = "approvals.bad_terms"

    def __init__(self, field: str, problem: str) -> None:
        self.field, self.problem = field, problem
        super().__init__(f"{field}: {problem}.")


class TextMoved(ApprovalError):
    """The person was looking at another revision or stage than the present one."""

    code = "approvals.text_moved"

    def __init__(self, approval: str, revision: int, stage: str | None) -> None:
        self.approval, self.revision, self.stage = approval, revision, stage
        where = f" in stage {stage!r}" if stage else ""
        super().__init__(f"The text is at revision {revision}{where} by now; read it as it is and decide again.")


class CommentMissing(ApprovalError):
    """Changes, overrides and withdrawals need words."""

    code = "approvals.comment_missing"

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(f"Say why: {action} goes into the record with its reason.")


class WrongSpan(ApprovalError):
    """The comment points outside of the text."""

    code = "approvals.wrong_span"

    def __init__(self, start: int, end: int, length: int) -> None:
        self.start, self.end, self.length = start, end, length
        super().__init__(f"Characters {start} to {end} are not a part of the text, which has {length}. Mark it again.")


class BadPolicy(ApprovalError):
    """The stages do not hold together."""

    code = "approvals.bad_policy"

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"These approval stages do not work: {problem}.")
