package picture

// Blocks of GIF 89a.
const (
	gifExtension   = 0x21
	gifImage       = 0x2c
	gifTrailer     = 0x3b
	gifControl     = 0xf9
	gifPlainText   = 0x01
	gifApplication = 0xff
)

// cleanGIF leaves out comments and what applications wrote, but for how often
// an animation is repeated and the colour profile. Like viewers it stops where
// it understands no more.
func cleanGIF(data []byte) ([]byte, error) {
	at := 13
	if len(data) < at {
		return nil, ErrDamaged
	}
	if at += tableSize(data[10]); at > len(data) {
		return nil, ErrDamaged
	}
	out := append(make([]byte, 0, len(data)), data[:at]...)
	for at < len(data) {
		start := at
		keep := true
		switch data[at] {
		case gifImage:
			if at+10 > len(data) {
				return nil, ErrDamaged
			}
			at += 10 + tableSize(data[at+9]) + 1 // and the size of the first codes
		case gifExtension:
			if at+2 > len(data) {
				return nil, ErrDamaged
			}
			keep = shownInGIF(data[at+1:])
			at += 2
		default: // the trailer, or bytes that belong to nothing
			return append(out, gifTrailer), nil
		}
		if at = afterBlocks(data, at); at < 0 {
			return nil, ErrDamaged
		}
		if keep {
			out = append(out, data[start:at]...)
		}
	}
	return append(out, gifTrailer), nil
}

// tableSize is the size of the table of colours that flags announce.
func tableSize(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks skips blocks of up to 255 bytes to behind the empty one; -1 when
// the file ends before.
func afterBlocks(data []byte, at int) int {
	for at < len(data) {
		n := int(data[at])
		at += 1 + n
		if n == 0 {
			return at
		}
	}
	return -1
}

func shownInGIF(extension []byte) bool {
	switch extension[0] {
	case gifControl, gifPlainText:
		return true
	case gifApplication:
		if len(extension) < 13 {
			return false
		}
		switch string(extension[2:13]) {
		case "NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012":
			return true
		}
	}
	return false
}
