package check

import "lodestone/internal/diag"

// serviceCodes are about what is on offer beside propositions and incentives.
func serviceCodes() []Code {
	return []Code{
		{"SRV01", "Investor service without its other half", at(diag.Warning),
			"A service is for companies that invest, and no service for talents goes together with it. A company decides with the people it brings in mind; who offers it a site and them nothing has half an offer.",
			"Name the service for talents in “pairs_with:”, on either side; it is shown on both pages.",
			"audience: [investor]   # and no pairs_with"},
		{"SRV02", "Sector with an offer for companies and none for talents", at(diag.Warning),
			"On a site with services, a sector has a proposition or a service for investors, and no service whose audience is talent.",
			"Add a service for talents that names the sector, or one without “sectors:”, which is for all of them.",
			"data/services/permits.yaml: {audience: [investor], sectors: [hydrogen]}"},
		{"SRV03", "Price of a service", at(diag.Error),
			"A service has a fixed or a lowest price and no amount, or is free and has one.",
			"Name a fact that is an amount of money, or another type of price.",
			"price: from   # and no amount"},
		{"HUB01", "Hub at which nobody receives", at(diag.Warning),
			"A hub has back offices only, or neither offices nor contacts. Whoever reads of it can go nowhere.",
			"Add an office of type front, or a contact.",
			"offices: [{key: tax, type: back, name: Tax desk}]"},
		{"OFR01", "Number of another sort than its place wants", at(diag.Error),
			"A fact stands where a number of another sort is wanted: the price of a service wants money, the maturity of a hub a whole number from 1 to 5, the members of a cluster a number of members, the places of a training one of people, premises an area.",
			"Name another fact, or correct the unit of this one.",
			"maturity: jobs-2025   # a fact in jobs"},
		{"PRM01", "Premises late", at(diag.Due),
			"The day has passed from which a site or a building was to be had, and its readiness or state says that it is not finished. The page says so.",
			"Enter the new date, or that it is ready.",
			"readiness: permitted\navailable_from: 2026-06"},
		{"VCH01", "Stage of a value chain that says nothing", at(diag.Warning),
			"A stage names nobody, no strength and no gap. An empty stage leaves readers to guess whether nobody is there or nobody wrote it down.",
			"Name who is there, or say what is missing in “gaps:”.",
			"stages: [{key: recycling, name: Recycling}]"},
		{"MAT01", "Stage or chain that does not fit", at(diag.Error),
			"A need or an opportunity names a stage that its value chain does not have, a stage without a chain, or a chain of another sector. It would match nothing.",
			"Use the key of a stage of the chain, and a chain of the same sector.",
			"chain: hydrogen\nstage: storing   # the chain says storage"},
		{"MAT02", "Need or opportunity over", at(diag.Due),
			"The last day on which an answer would have helped has passed. It is shown as over and matched with nothing.",
			"Enter the new day, or set “status: archived”.",
			"until: 2026-06-30"},
		{"NWS01", "News without a date", at(diag.Error, diag.Warning),
			"A page in content/news does not say when it was published (error), has a date that is still to come, or a page elsewhere has what only news shows (warnings).",
			"Add “date:”; keep back what is to appear later with “publish_from:”.",
			"content/news/new-ferry.md without date:"},
	}
}
