package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lodestone/internal/diag"
	"lodestone/internal/load"
	"lodestone/internal/memo"
	"lodestone/internal/model"
	"lodestone/internal/source"
)

func newNew(c *console) *cobra.Command {
	var dir, region string
	cmd := &cobra.Command{
		Use:   "new KIND ID",
		Short: "Begin a site, a record or a page",
		Long: "new site DIR writes a small site to begin with.\n\nnew KIND ID writes an empty record of that kind, with every field it may have.\nThe kinds are:\n  " +
			strings.Join(newKinds(), ", ") + ".",
		Example: "  lodestone new site our-region\n  lodestone new fact jobs-2026\n  lodestone new incentive training-grant --region our-region\n  lodestone new page living/housing",
		Args:    cobra.ArbitraryArgs, // said in our own words below
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return c.newRecord(dir, region, args)
		},
	}
	cmd.Flags().StringVar(&dir, "source", ".", "folder of the site")
	cmd.Flags().StringVar(&region, "region", "", "region that owns the record (default: the region the site shows, when it shows one)")
	cmd.AddCommand(newSite(c))
	return cmd
}

// newKinds is what can be begun, site aside.
func newKinds() []string {
	kinds := []string{"page"}
	for _, k := range model.Kinds() {
		kinds = append(kinds, k.Name)
	}
	slices.Sort(kinds)
	return kinds
}

// newRecord writes a skeleton and says where it lies.
func (c *console) newRecord(dir, region string, args []string) error {
	kind, err := kindToBegin(args)
	if err != nil {
		return err
	}
	id := args[1]
	if err := soundID(kind.Name, id); err != nil {
		return err
	}
	tree, err := source.Snapshot(dir, nil)
	if err != nil {
		return broken(err)
	}
	site, _ := load.Site(tree, memo.New(memoryOnce), 1)
	if site == nil {
		return usage("SYS03", fmt.Sprintf("there is no site in %s, or its data/site.yaml cannot be read", dir),
			"Go to the folder of a site, or name it with --source. “lodestone check” says what is wrong with one.")
	}
	owner, err := ownerOf(kind, region, site)
	if err != nil {
		return err
	}
	place := placeOf(kind, owner, id)
	if err := unused(tree, site, kind, owner, id, place); err != nil {
		return err
	}
	day, err := today("")
	if err != nil {
		return err
	}
	text, err := skeleton{kind: kind, id: id, place: place, site: site, region: owner, day: day}.write()
	if err != nil {
		return broken(err)
	}
	file := filepath.Join(dir, filepath.FromSlash(place))
	if err := create(file, text); err != nil {
		return broken(err)
	}
	fmt.Fprintln(c.out, file)
	c.say("Fill it in and run “lodestone check”. It is a draft until you remove “status: draft”.")
	if owner == "" && kind.Name != "region" {
		c.say("It belongs to all regions; --region makes it one region's own.")
	}
	return nil
}

// kindToBegin finds the kind that the arguments name.
func kindToBegin(args []string) (model.Kind, error) {
	kinds := newKinds()
	kind, ok := model.KindNamed(args[0])
	if args[0] == "page" {
		kind, ok = model.Kind{Name: "page", Page: true, New: func() model.Record { return new(model.Page) }}, true
	}
	switch {
	case !ok:
		hint := "The kinds are " + strings.Join(kinds, ", ") + ", and site."
		if folder, is := model.KindIn(args[0]); is {
			hint = fmt.Sprintf("Did you mean %s? ", folder.Name) + hint
		} else if near, is := diag.Suggest(args[0], append(kinds, "site")); is {
			hint = fmt.Sprintf("Did you mean %s? ", near) + hint
		}
		return kind, usage("SYS04", fmt.Sprintf("there is no kind “%s”", args[0]), hint)
	case len(args) == 1:
		return kind, usage("SYS05", fmt.Sprintf("the new %s needs an id", kind.Name), fmt.Sprintf("Write: lodestone new %s ID", kind.Name))
	case len(args) > 2:
		return kind, usage("SYS05", fmt.Sprintf("“%s” is one argument too many", args[2]), fmt.Sprintf("Write: lodestone new %s ID. An id is one word.", kind.Name))
	}
	return kind, nil
}

// soundID tells whether something can be an id; a page's may have folders.
func soundID(kind, id string) error {
	parts := []string{id}
	if kind == "page" {
		parts = strings.Split(id, "/")
	}
	for _, part := range parts {
		if !isID(part) {
			hint := "Use small letters a to z, digits and hyphens, as in clean-energy."
			if s := idFrom(id); isID(s) {
				hint = fmt.Sprintf("Try %s. ", s) + hint
			}
			return usage("SYS06", fmt.Sprintf("“%s” cannot be the id of %s", id, aKind(kind)), hint)
		}
	}
	if kind == "page" && (parts[0] == "media" || parts[0] == "regions") {
		return usage("SYS06", fmt.Sprintf("pages do not lie in content/%s", parts[0]), "That folder is for something else. A region's own page is written with --region.")
	}
	return nil
}

// aKind is the name of a kind with its article.
func aKind(name string) string {
	if strings.ContainsAny(name[:1], "aeio") {
		return "an " + name
	}
	return "a " + name
}

func isID(s string) bool {
	return s != "" && strings.Trim(s, "-") == s && strings.IndexFunc(s, func(r rune) bool { return !idRune(r) }) < 0
}

func idRune(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' }

// idFrom makes an id of what somebody wrote, as far as that goes.
func idFrom(s string) string {
	letters := strings.NewReplacer("å", "a", "ä", "a", "æ", "ae", "ö", "o", "ø", "o", "ü", "u", "é", "e", "è", "e", " ", "-", "_", "-", ".", "-")
	return strings.Trim(strings.Map(func(r rune) rune {
		if idRune(r) {
			return r
		}
		return -1
	}, letters.Replace(strings.ToLower(s))), "-")
}

// ownerOf decides which region a record belongs to: the one that was asked
// for, else the only one that the site shows. Kinds that regions share by
// nature, and pages, are nobody's unless asked for.
func ownerOf(kind model.Kind, asked string, site *model.Site) (string, error) {
	var regions []string
	for _, r := range site.Regions() {
		regions = append(regions, r.ID)
	}
	switch {
	case asked != "" && kind.Name == "region":
		return "", usage("SYS07", "a region belongs to no other region", "Leave --region away, and name the region around it in the file, with parent:.")
	case asked != "" && !slices.Contains(regions, asked):
		hint := "Begin it with: lodestone new region " + asked
		if near, ok := diag.Suggest(asked, regions); ok {
			hint = fmt.Sprintf("Did you mean %s? The regions are %s.", near, strings.Join(regions, ", "))
		}
		return "", usage("SYS07", fmt.Sprintf("there is no region “%s”", asked), hint)
	case asked != "":
		return asked, nil
	case slices.Contains([]string{"region", "page", "source", "indicator", "term"}, kind.Name):
		return "", nil
	}
	if show := site.Config.Show; len(show) > 0 {
		regions = show
	}
	if len(regions) == 1 {
		return regions[0], nil
	}
	return "", nil
}

// placeOf is the file of a record, from the site's folder.
func placeOf(kind model.Kind, region, id string) string {
	switch {
	case kind.Name == "region":
		return path.Join("data/regions", id, "region.yaml")
	case kind.Name == "page" && region != "":
		return path.Join("content/regions", region, id+".md")
	case kind.Name == "page":
		return path.Join("content", id+".md")
	case region != "":
		return path.Join("data/regions", region, kind.Folder, id+".yaml")
	}
	return path.Join("data", kind.Folder, id+".yaml")
}

// unused refuses what is there already: the file, or the id in another one.
func unused(tree *source.Tree, site *model.Site, kind model.Kind, region, id, place string) error {
	if _, taken := tree.File(place); taken {
		return usage("SYS08", place+" is there already", "Nothing was changed. Edit that file, or choose another id.")
	}
	if old := site.Find(kind.Name, model.Ref{ID: id, Region: region}); old != nil && old.Common().Region == region {
		at := old.Common().At
		return usage("SYS08", fmt.Sprintf("there is %s “%s” already, in %s:%d", aKind(kind.Name), id, at.File, at.Line), "Nothing was changed. Edit it there, or choose another id.")
	}
	return nil
}

// create writes a file that must not be there yet, with the folders it needs.
func create(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
