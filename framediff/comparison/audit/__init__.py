"""The audit: what must be known of the articles before any number."""

from framediff.comparison.audit.making import Audit, AuditRow, audit_of

__all__ = ["Audit", "AuditRow", "audit_of"]
