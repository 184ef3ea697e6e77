package picture

import (
	"encoding/binary"
	"hash/crc32"
)

const pngHead = "\x89PNG\r\n\x1a\n"

// shown tells whether a chunk of PNG (third edition) decides what is seen:
// those that a decoder must know, transparency, colour, size and animation.
func shown(chunk string) bool {
	switch chunk {
	case "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT":
		return true
	}
	return chunk[0] >= 'A' && chunk[0] <= 'Z'
}

func cleanPNG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), pngHead...)
	rest := data[len(pngHead):]
	for {
		if len(rest) < 12 {
			return nil, ErrDamaged
		}
		n, name := uint64(binary.BigEndian.Uint32(rest)), string(rest[4:8])
		if n > uint64(len(rest))-12 {
			return nil, ErrDamaged
		}
		chunk := rest[:n+12]
		rest = rest[n+12:]
		switch {
		case name == "eXIf":
			if turn := orientation(chunk[8 : n+8]); turn > 1 {
				out = appendChunk(out, name, exifOf(turn))
			}
		case shown(name):
			out = append(out, chunk...)
		}
		if name == "IEND" {
			return out, nil
		}
	}
}

func appendChunk(out []byte, name string, payload []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(payload)))
	start := len(out)
	out = append(append(out, name...), payload...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// chunks visits those of a PNG file, up to where it is damaged.
func chunks(data []byte, visit func(name string, payload []byte)) {
	for rest := data[min(len(pngHead), len(data)):]; len(rest) >= 12; {
		n := uint64(binary.BigEndian.Uint32(rest))
		if n > uint64(len(rest))-12 {
			return
		}
		visit(string(rest[4:8]), rest[8:8+n])
		rest = rest[n+12:]
	}
}
