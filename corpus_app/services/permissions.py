"""Who may decide on a page's suggestions, and who may add to the knowledge base."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry


def may_decide(user, page):
    """True when ``user`` may edit ``page`` and no lock keeps them out."""
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() and not permissions.page_locked()


def check_may_decide(user, page):
    """Raise PermissionDenied unless :func:`may_decide`."""
    if not may_decide(user, page):
        raise PermissionDenied(_("You may not edit this page."))


def may_add(user, model):
    """True when ``user`` may record a new actor, event or place."""
    return policy_registry.get_by_type(model).user_has_permission(user, "add")


def check_may_add(user, model):
    """Raise PermissionDenied unless :func:`may_add`."""
    if not may_add(user, model):
        raise PermissionDenied(
            _("You may not record a new %(kind)s. Ask a colleague who may.") % {"kind": model._meta.verbose_name}
        )


def may_change(user, model):
    """True when ``user`` may change actors, events or places on record."""
    return policy_registry.get_by_type(model).user_has_permission(user, "change")


def check_may_change(user, model):
    """Raise PermissionDenied unless :func:`may_change`."""
    if not may_change(user, model):
        raise PermissionDenied(
            _("You may not change a %(kind)s. Ask a colleague who may.") % {"kind": model._meta.verbose_name}
        )


def may_delete(user, model):
    """True when ``user`` may delete actors, events or places."""
    return policy_registry.get_by_type(model).user_has_permission(user, "delete")


def check_may_delete(user, model):
    """Raise PermissionDenied unless :func:`may_delete`."""
    if not may_delete(user, model):
        raise PermissionDenied(
            _("You may not delete a %(kind)s. Ask a colleague who may.") % {"kind": model._meta.verbose_name}
        )
