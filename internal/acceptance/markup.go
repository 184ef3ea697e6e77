package acceptance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// CheckMarkup has the Nu validator read every HTML file below dir in one run.
// The validator's guess at the language is off: it takes Danish for Norwegian;
// what pages say of their language is for CheckLanguage.
func CheckMarkup(dir, acceptanceDir string) ([]Finding, error) {
	java, err := Tool("java")
	if err != nil {
		return nil, err
	}
	validator := filepath.Join(acceptanceDir, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	command := exec.Command(java, "-Xss4m", "-jar", validator,
		"--skip-non-html", "--no-langdetect", "--format", "json", "--stdout", "--exit-zero-always", dir)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("HTML validator (is it installed? make setup): %w\n%s", err, stderr.Bytes())
	}
	return markupFindings(dir, stdout.Bytes())
}

func markupFindings(dir string, report []byte) ([]Finding, error) {
	var result struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine, FirstColumn, LastColumn    int
		}
	}
	if err := json.Unmarshal(report, &result); err != nil {
		return nil, fmt.Errorf("HTML validator: %w\n%s", err, report)
	}
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, message := range result.Messages {
		if message.Type == "info" && message.SubType != "warning" {
			continue
		}
		file := message.URL
		if address, err := url.Parse(message.URL); err == nil {
			file = strings.TrimPrefix(filepath.ToSlash(address.Path), filepath.ToSlash(root)+"/")
		}
		where := "line " + strconv.Itoa(message.LastLine) + ", column " + strconv.Itoa(max(message.FirstColumn, message.LastColumn))
		findings = append(findings, Finding{"markup", file, where, message.Message + " in " + strconv.Quote(message.Extract)})
	}
	return sorted(findings), nil
}
