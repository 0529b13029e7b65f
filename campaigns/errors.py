"""Errors a person can cause with campaign work: each says what is wrong and what to do."""

from __future__ import annotations


class CampaignError(Exception):
    """Base of every campaign error. ``code`` is stable; the text is one or more sentences for a person."""

    code = "campaigns.error"


class UnknownSubmission(CampaignError):
    """No submission of that id is stored."""

    code = "campaigns.unknown_submission"

    def __init__(self, submission_id: str) -> None:
        self.submission_id = submission_id
        super().__init__(f"There is no submission {submission_id!r}; submit the copy again.")


class UnknownRevision(CampaignError):
    """The submission has no revision of that number."""

    code = "campaigns.unknown_revision"

    def __init__(self, submission_id: str, number: int, latest: int) -> None:
        self.submission_id, self.number, self.latest = submission_id, number, latest
        super().__init__(f"Submission {submission_id!r} has revisions 1 to {latest}, not {number}.")


class UnknownCampaign(CampaignError):
    """No campaign of that id is stored."""

    code = "campaigns.unknown_campaign"

    def __init__(self, campaign: str, known: tuple[str, ...]) -> None:
        self.campaign, self.known = campaign, known
        there = f"known campaigns: {', '.join(known)}" if known else "no campaign is stored yet"
        super().__init__(f"There is no campaign {campaign!r}; {there}.")


class DuplicateCampaign(CampaignError):
    """The id is taken, by a campaign that differs."""

    code = "campaigns.duplicate_campaign"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"A campaign {campaign!r} exists already; choose another id.")


class DuplicatePhase(CampaignError):
    """The campaign has a phase of that name."""

    code = "campaigns.duplicate_phase"

    def __init__(self, campaign: str, name: str) -> None:
        self.campaign, self.name = campaign, name
        super().__init__(f"Campaign {campaign!r} has a phase {name!r} already; choose another name.")


class InvalidField(CampaignError):
    """A campaign, phase or task does not hold together; ``field`` says where."""

    code = "campaigns.invalid_field"

    def __init__(self, field: str, problem: str) -> None:
        self.field, self.problem = field, problem
        super().__init__(f"{field}: {problem}.")


class AmbiguousCampaign(CampaignError):
    """Several campaigns answer to these words; ``known`` are their names."""

    code = "campaigns.ambiguous_campaign"

    def __init__(self, words: str, known: tuple[str, ...]) -> None:
        self.words, self.known = words, known
        super().__init__(f"{words!r} may be any of {', '.join(known)}; write the whole name.")


class CampaignChanged(CampaignError):
    """Somebody changed the campaign since it was looked at."""

    code = "campaigns.campaign_changed"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"Somebody changed campaign {campaign!r} meanwhile; open it again and repeat your change.")


class UnreadablePhase(CampaignError):
    """A line that was to be a phase cannot be read; ``code`` says why, ``line`` is what was written."""

    def __init__(self, problem: str, line: str) -> None:
        self.code, self.line = f"campaigns.phase_{problem}", line
        super().__init__(f"{problem}: {line!r}. Write a phase as a name, its first and its last day, one phase a line.")
