"""Structured data for search engines: schema.org records of articles, actors and events as plain dictionaries.

Templates print them through ``{% json_ld %}``, which escapes them as ``json_script`` does.
"""

import re

from corpus_app.models.choices import ActorKind, EventStatus, ParticipantRole
from corpus_app.services.article_tags import machine_date, web_address

_ACTOR_TYPES = {
    ActorKind.STATE: "Country",
    ActorKind.GOVERNMENT_BODY: "GovernmentOrganization",
    ActorKind.PERSON: "Person",
    ActorKind.POLITICAL_PARTY: "PoliticalParty",
    ActorKind.MEDIA: "NewsMediaOrganization",
    ActorKind.COMPANY: "Corporation",
    ActorKind.COMMUNITY: "Thing",
    ActorKind.OTHER: "Thing",
}
# An event that was denied, or is only alleged, is no schema.org Event: that would state it as a fact.
_EVENT_STATUS = {
    EventStatus.HAPPENED: "",
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}
_ISO_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d{2})?)?")


def article_data(page, tags, request):
    """The NewsArticle of a page with its ArticleTags: ``about`` main actors and events, ``mentions`` others."""
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": page.get_full_url(request),
            "url": page.get_full_url(request),
            "headline": page.title,
            "description": getattr(page, "standfirst", ""),
            "inLanguage": "ar",
            "datePublished": machine_date(page),
            "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
            "author": _named("Person", getattr(page, "byline", "")),
            "sourceOrganization": _named("NewsMediaOrganization", getattr(page, "outlet", "")),
            "isBasedOn": web_address(getattr(page, "source_url", "")),
            "correction": [link.page.get_full_url(request) for link in tags.corrections],
            "about": [
                *(_actor(row.tag, request) for row in tags.main_actors),
                *(_event(row.tag, request) for row in tags.events if row.relation == "reports"),
            ],
            "mentions": [
                *(_actor(row.tag, request) for row in tags.other_actors),
                *(_event(row.tag, request) for row in tags.events if row.relation != "reports"),
            ],
        }
    )


def actor_data(actor, request):
    """A public actor as a Person, Organization, Country…"""
    names = [actor.name_en, *(name.text for name in actor.names.all() if name.kind in ("official", "alias", "acronym"))]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": _actor_type(actor),
            "@id": request.build_absolute_uri(actor.get_absolute_url()),
            "url": request.build_absolute_uri(actor.get_absolute_url()),
            "name": actor.name,
            "alternateName": [name for name in names if name],
            "description": actor.description,
            "sameAs": wikidata_address(actor),
        }
    )


def event_data(event, participants, parts, request):
    """A public event with its participants and public parts; {} for what may not have been."""
    if event.status not in _EVENT_STATUS:
        return {}
    by_role = {"organizer": [], "about": []}
    for row in participants:
        by_role["organizer" if row.role == ParticipantRole.HOST else "about"].append(_actor(row.actor, request))
    return {
        "@context": "https://schema.org",
        "@id": request.build_absolute_uri(event.get_absolute_url()),
        **_event(event, request, address=event.get_absolute_url()),
        **_filled(
            {
                "description": event.description,
                "location": _place(event.place),
                **by_role,
                "superEvent": _event(event.parent, request) if event.parent else "",
                "subEvent": [_event(part, request) for part in parts],
            }
        ),
    }


def thread_data(page, stations, further, request):
    """The CollectionPage of a story thread: ``about`` the events of its Stations, with all articles shown."""
    articles = {article.pk: article for station in stations for article, _ in station.articles}
    articles |= {article.pk: article for article in further}
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "@id": page.get_full_url(request),
            "url": page.get_full_url(request),
            "name": page.title,
            "description": page.introduction,
            "inLanguage": "ar",
            "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
            "about": [_event(station.event, request, address=station.event.get_absolute_url()) for station in stations],
            "hasPart": [
                _filled(
                    {
                        "@type": "NewsArticle",
                        "headline": article.title,
                        "url": article.get_full_url(request),
                        "datePublished": machine_date(article),
                    }
                )
                for article in articles.values()
            ],
        }
    )


def wikidata_address(actor):
    """The actor's address at Wikidata; "" without a well-formed id."""
    known = re.fullmatch(r"Q\d+", actor.wikidata)
    return f"https://www.wikidata.org/wiki/{actor.wikidata}" if known else ""


def _actor_type(actor):
    return _ACTOR_TYPES.get(ActorKind(actor.kind), "Organization")


def _actor(actor, request):
    url = request.build_absolute_uri(actor.public_url) if actor.public_url else ""
    return _filled({"@type": _actor_type(actor), "name": actor.name, "url": url, "sameAs": wikidata_address(actor)})


def _event(event, request, address=None):
    address = event.public_url if address is None else address
    record = {"name": event.name, "url": request.build_absolute_uri(address) if address else ""}
    if event.status not in _EVENT_STATUS:
        return _filled({"@type": "Thing", **record})
    first, _, last = event.date.rstrip("~?%").partition("/")
    return _filled(
        {
            "@type": "Event",
            **record,
            "startDate": first if _ISO_DATE.fullmatch(first) else "",
            "endDate": last if _ISO_DATE.fullmatch(last) else "",
            "eventStatus": _EVENT_STATUS[EventStatus(event.status)],
        }
    )


def _place(place):
    if place is None:
        return ""
    geo = {}
    if place.latitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": float(place.latitude), "longitude": float(place.longitude)}
    country = place.country
    return _filled(
        {
            "@type": "Place",
            "name": place.name,
            "address": {"@type": "PostalAddress", "addressCountry": country.code or country.name} if country else "",
            "geo": geo,
        }
    )


def _named(kind, name):
    return {"@type": kind, "name": name} if name else ""


def _filled(record):
    return {key: value for key, value in record.items() if value}
