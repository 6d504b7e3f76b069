"""What kinds of things are called on screen."""

from typing import Literal

KINDS = {"direct": "Direct", "mixed": "Partly quoted", "indirect": "Reported"}
TYPES = {"person": "People", "organisation": "Organisations", "place": "Places", "group": "Groups"}
ONE_OF = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}
EVERYBODY = "Everybody"
EVERY_KIND = "All kinds"
LAYERS = {"quotations": "Quotations", "sources": "Sources and reporting verbs", "names": "Names"}
View = Literal["cards", "charts", "table"]
VIEWS: dict[View, str] = {"cards": "Quotations", "charts": "Charts", "table": "Tables"}
DividedBy = Literal["outlet", "week"]
SIDES: dict[DividedBy, str] = {"outlet": "Outlets", "week": "Weeks"}
Counted = Literal["words", "quotations"]
COUNTED: dict[Counted, str] = {"words": "Words", "quotations": "Quotations"}
