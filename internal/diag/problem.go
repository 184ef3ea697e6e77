package diag

// Problem is a finding that ends what was being done and so travels as an
// error. Cause is what the system said, if it did.
type Problem struct {
	Diagnostic
	Cause error
}

// Error is the message and its cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return p.Message + ": " + p.Cause.Error()
	}
	return p.Message
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// Findings are findings that end what was being done.
type Findings struct{ List List }

// Error is the first of them.
func (f *Findings) Error() string {
	if len(f.List) == 0 {
		return "no findings"
	}
	return f.List[0].Message
}
