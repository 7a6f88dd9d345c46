"""Contexts: what the header and the TAGS of a cable name, beside which a name may mean what it elsewhere does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.extracting.lexicon import addressed, originating, places_of_tags

if TYPE_CHECKING:
    from cablegraph.cable import Cable


def sender(cable: Cable) -> frozenset[str]:
    """Return the post that sends a cable, by its header and by its preamble."""
    written, origin = cable.header.sender, cable.preamble.origin
    posts = (written and addressed(written.value), origin and originating(origin))
    return frozenset(post for post in posts if post)


def named_in_header(cable: Cable) -> set[str]:
    """Return whom and what the header and the TAGS of a cable name."""
    named = {entity for delivery in cable.header.deliveries if (entity := addressed(delivery.as_written)) is not None}
    tagged = (places_of_tags().get(data.concept("tags", tag.value)) for tag in cable.opening.tags)
    named.update(place for place in tagged if place is not None)
    return named | sender(cable)
