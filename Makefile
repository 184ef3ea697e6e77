# The day the demo is built for; everything that depends on time takes it from here.
TODAY := 2026-11-22

LODESTONE   := go run ./cmd/lodestone
STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEADCODE    := go run golang.org/x/tools/cmd/deadcode@v0.52.0
GOFILES      = $(shell find cmd internal themes -name '*.go' -not -path '*/node_modules/*' 2>/dev/null)

# The packages whose tests compare with golden files: those that define the flag.
GOLDEN       = $(shell grep -rl --include='*_test.go' --exclude-dir=node_modules 'flag[.]Bool."update"' cmd internal themes 2>/dev/null | xargs -r -n1 dirname | sort -u | sed 's,^,./,')

.DEFAULT_GOAL := help
.PHONY: help site watch specimen test setup lint audit golden bench cldr fonts netlify clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: ## build the demo into public/ (needs nothing but Go)
	@$(LODESTONE) build --source . --out public --today $(TODAY)
	@echo
	@echo "The site is in $(CURDIR)/public"
	@echo "Look at it:    make watch, then open http://127.0.0.1:8080/ (the pages follow your edits)"

watch: ## build the demo, serve it and follow edits
	@$(LODESTONE) watch --source . --today $(TODAY)

setup: ## install what the tests need (Debian or Ubuntu, as root or with sudo)
	@scripts/setup.sh

specimen: ## show every component of the theme in every state, in specimen/
	@$(LODESTONE) specimen --source . --out specimen

test: setup ## every test, browser and validators included
	go test -timeout 40m ./...

lint: ## formatting, go vet, staticcheck, unreachable code, shell syntax
	@files=$$(gofmt -l $(GOFILES)); test -z "$$files" || { echo "not formatted, run gofmt -w on:"; echo "$$files"; exit 1; }
	go vet ./...
	$(STATICCHECK) ./...
	@dead=$$($(DEADCODE) -test ./...) || exit 1; test -z "$$dead" || { echo "never reached, not even by a test:"; echo "$$dead"; exit 1; }
	@for script in scripts/*.sh themes/default/toolkit/fonts/*.sh .ci/run; do bash -n $$script || exit 1; done

audit: setup ## axe on every page, Lighthouse on the foremost (half an hour, on a machine that does nothing else)
	go run ./internal/acceptance/audit

golden: ## write all golden files anew
	@test -z "$(GOLDEN)" || go test $(GOLDEN) -update

bench: ## measure whole builds, and a peer on the same texts (about five minutes; the other benchmarks: go test -bench . ./...)
	go test -run '^$$' -bench . -benchtime 5x -timeout 30m ./internal/bench

cldr: setup ## generate the CLDR tables anew
	go generate ./internal/lang/...

fonts: setup ## subset the theme's fonts anew, for documents and for pages
	themes/default/toolkit/fonts/subset.sh
	@scripts/setup.sh fonts
	/usr/bin/python3 -W ignore scripts/fonts/make.py
	themes/default/toolkit/fonts/chinese.sh

netlify: ## what the host runs: build for the address it gives
	@scripts/netlify.sh public

clean: ## remove what was built
	rm -rf public .public.lodestone specimen .specimen.lodestone bin
