# The commands that people and CI use; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help build test lint demo bench clean

CARGO_DENY := 0.20.2

help: ## list these commands
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do printf '  make %-7s %s\n' "$$name" "$$what"; done

build: ## the program for use, target/release/remissd
	@scripts/install.sh build
	cargo build --locked --release

test: ## install what is missing, then every test, against a real Dovecot, Postfix and PostgreSQL
	@scripts/install.sh
	cargo test --locked

lint: ## formatting, clippy, documentation, licences and banned crates
	@scripts/install.sh build
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
	@command -v cargo-deny >/dev/null || cargo install --locked cargo-deny --version $(CARGO_DENY)
	cargo deny --locked check bans licenses sources

demo: ## a municipality's day in one minute: real mail servers, Swedish mail, letters and digest
	@scripts/demo.sh

bench: ## what reading, judging and a report of 5,000 answers cost; 20,000 messages, beside a bare socket
	@scripts/install.sh
	cargo bench --locked --bench judge
	cargo bench --locked --bench reports
	cargo bench --locked --bench intake

clean: ## remove everything that was built, and the demo's database
	cargo clean
