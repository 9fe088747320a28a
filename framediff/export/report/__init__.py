"""The report: everything that framediff can say of a place, in one document for a reader who was not there."""

from framediff.export.report.assembly import PARTS, report_document
from framediff.export.report.material import Material, Wanted

__all__ = ["PARTS", "Material", "Wanted", "report_document"]
