"""When a person may be spoken to: hours, public holidays and leave, on the Home tab and by ``/campaign hours``."""
