package ooxml

// Content types of parts.
const (
	TypeRelationships = "application/vnd.openxmlformats-package.relationships+xml"
	TypeCore          = "application/vnd.openxmlformats-package.core-properties+xml"
	TypeApp           = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
	TypeTheme         = "application/vnd.openxmlformats-officedocument.theme+xml"
	TypeChart         = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	TypeXLSX          = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	TypePNG           = "image/png"

	TypePresentation = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
	TypeSlideMaster  = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
	TypeSlideLayout  = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
	TypeSlide        = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
	TypeNotesMaster  = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
	TypeNotesSlide   = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
	TypePresProps    = "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml"
	TypeViewProps    = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
	TypeTableStyles  = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"

	TypeWorkbook   = TypeXLSX + ".main+xml"
	TypeWorksheet  = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
	TypeCellStyles = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
)

const relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Kinds of relationships.
const (
	RelDocument    = relBase + "officeDocument"
	RelCore        = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	RelApp         = relBase + "extended-properties"
	RelTheme       = relBase + "theme"
	RelChart       = relBase + "chart"
	RelPackage     = relBase + "package"
	RelImage       = relBase + "image"
	RelHyperlink   = relBase + "hyperlink"
	RelSlideMaster = relBase + "slideMaster"
	RelSlideLayout = relBase + "slideLayout"
	RelSlide       = relBase + "slide"
	RelNotesMaster = relBase + "notesMaster"
	RelNotesSlide  = relBase + "notesSlide"
	RelPresProps   = relBase + "presProps"
	RelViewProps   = relBase + "viewProps"
	RelTableStyles = relBase + "tableStyles"
	RelWorksheet   = relBase + "worksheet"
	RelStyles      = relBase + "styles"
)

// Namespaces that part roots declare.
const (
	NSDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	NSChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	NSPresentation  = "http://schemas.openxmlformats.org/presentationml/2006/main"
	NSRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	NSSpreadsheet   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)
