package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"lodestone/internal/lang"
	"lodestone/internal/load"
	"lodestone/internal/memo"
	"lodestone/internal/output"
	"lodestone/internal/publish"
	"lodestone/internal/render/html"
	"lodestone/internal/source"
	"lodestone/internal/theme"
	"lodestone/internal/view"
	"lodestone/themes"
)

// specimenPicture stands for every picture of a specimen.
const specimenPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><path fill="#8fa9b5" d="M0 0h640v400H0z"/><path fill="#4d6b78" d="M0 250h640v150H0z"/><path fill="#2c3e46" d="M90 238h430v16H90z"/></svg>`

func newSpecimen(c *console) *cobra.Command {
	var dir, name, out string
	cmd := &cobra.Command{
		Use: "specimen", Short: "Show every component of a theme in every state, a page for each language", Args: noArgs,
		Long: "Writes one page for each language of a theme. It shows every component in every state, about a\n" +
			"region that does not exist, and opens in a browser from disk.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !filepath.IsAbs(out) && !cmd.Flags().Changed("out") {
				out = filepath.Join(dir, out)
			}
			if err := outside(dir, out); err != nil {
				return err
			}
			return c.specimen(cmd, dir, name, out)
		},
	}
	cmd.Flags().StringVar(&dir, "source", ".", "folder of the site whose themes may be chosen")
	cmd.Flags().StringVar(&name, "theme", "", "theme to show (default: theme of data/site.yaml, else default)")
	cmd.Flags().StringVar(&out, "out", "specimen", "folder to write to (default: specimen in the site's folder)")
	return cmd
}

func (c *console) specimen(cmd *cobra.Command, dir, name, out string) error {
	tree, err := source.Snapshot(dir, nil)
	if err != nil {
		return broken(err)
	}
	store := memo.New(memoryOnce)
	if site, _ := load.Site(tree, store, 1); name == "" && site != nil && site.Config != nil {
		name = site.Config.Theme // what else is wrong with the site is no matter here
	}
	look, list := theme.Load(tree, themes.Files, name, store)
	if list.HasErrors() {
		if err := c.findings("text", list, tree.Line, false); err != nil {
			return broken(err)
		}
		return exit(ExitUsage)
	}
	artifacts, err := specimenOf(look)
	if err != nil {
		return broken(err)
	}
	if _, err := publish.NewFolder(out).Publish(cmd.Context(), publish.All(artifacts...)); err != nil {
		return broken(err)
	}
	missing, err := look.Unshown()
	if err != nil {
		return broken(err)
	}
	for _, file := range missing {
		c.say("Not shown: %s, which no layout calls with what the sample has.", file)
	}
	c.say("Open %s in a browser.", filepath.Join(out, specimenPage(theme.Reference)))
	return nil
}

func specimenPage(tag lang.Tag) string { return string(tag) + ".html" }

// specimenOf makes the pages, and what they need, in one folder.
func specimenOf(look *theme.Theme) ([]output.Artifact, error) {
	var made []output.Artifact
	add := func(kind output.Kind, path string, data []byte) string {
		made = append(made, output.Make(output.Output{Path: path, Kind: kind}, data, nil))
		return path
	}
	at := theme.SpecimenAddresses{
		Stylesheet: add(output.Asset, "assets/site.css", look.Stylesheet(look.Brand(view.Brand{}))),
		Picture:    add(output.Image, "assets/picture.svg", []byte(specimenPicture)),
		Page:       specimenPage,
	}
	if script := look.Script(); len(script) > 0 {
		at.Script = add(output.Asset, "assets/site.js", script)
	}
	if icon := look.Icon(view.Brand{}); len(icon) > 0 {
		at.Icon = add(output.Asset, "assets/icon.svg", icon)
	}
	for _, a := range look.Assets() {
		made = append(made, output.Defer(output.Output{Path: "assets/" + a.Name, Kind: output.Asset},
			output.Verbatim{Hash: a.File.Hash, Size: a.File.Size, Read: a.File.Read}, nil))
	}
	render := html.New(look)
	for _, tag := range look.Languages() {
		page, err := render.Render(look.Specimen(tag, at))
		if err != nil {
			return nil, err
		}
		add(output.Page, specimenPage(tag), page)
	}
	return made, nil
}
