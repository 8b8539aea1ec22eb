using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.Sheets.Cards;

/// <summary>Files of contacts (vCard) with cards of no person, and cards inside cards.</summary>
public sealed class CardsTests
{
    private const string Kofi = "BEGIN:VCARD\r\nN:Olvera;Kofi\r\nEMAIL:kofi@example.com\r\nEND:VCARD\r\n";

    [Theory]
    [InlineData("KIND:group\r\nFN:Board\r\nMEMBER:urn:uuid:1\r\n", "Board")]
    [InlineData("KIND:org\r\nFN:Mill Road School\r\nEMAIL:office@example.com\r\n", "Mill Road School")]
    [InlineData("X-ADDRESSBOOKSERVER-KIND:group\r\nN:Board\r\nFN:Board\r\n", "Board")]
    [InlineData("item1.X-ABShowAs:COMPANY\r\nN:;;;;\r\nFN:Mill Road School\r\nORG:Mill Road School;\r\n", "Mill Road School")]
    [InlineData("ORG:Mill Road School;Office\r\nFN:Mill Road School\r\n", "Mill Road School")]
    [InlineData("ORG:Mill Road School\r\nEMAIL:office@example.com\r\n", "Mill Road School")]
    [InlineData("N:;;;;\r\nFN:Mill Road School Office\r\nORG:Mill Road School\r\n", "Mill Road School Office")]
    [InlineData("KIND:location\r\nFN:Mill Road\r\n", "Mill Road")]
    [InlineData("FN:Zimmer Officials Group\r\nEMAIL:info@example.com\r\n", "Zimmer Officials Group")]
    [InlineData("FN:Asociación de árbitros\r\n", "Asociación de árbitros")]
    [InlineData("FN:Ligue du Nord\r\n", "Ligue du Nord")]
    [InlineData("N:Sportverband Nord e.V. Bezirk;;;;\r\nFN:Sportverband Nord e.V. Bezirk\r\n", "Sportverband Nord e.V. Bezirk")]
    [InlineData("N:Mill Road;;;;\r\nFN:Mill Road\r\nORG:Mill Road\r\n", "Mill Road")]
    public async Task Groups_and_organizations_are_left_out_counted_and_named(string lines, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\n{lines}END:VCARD\r\n{Kofi}");
        var two = await PreviewAsync(portal, $"BEGIN:VCARD\r\n{lines}END:VCARD\r\n{Kofi}BEGIN:VCARD\r\n{lines}END:VCARD\r\n");

        Assert.Equal(["Kofi Olvera"], view.Plan!.Rows.Select(row => row.Title));
        Assert.Equal($"1 contact is a group or an organization and is left out: “{name}”.", view.Sheet.Finding("Contacts").Sentence);
        Assert.Equal($"2 contacts are groups or organizations and are left out: “{name}”, “{name}”.",
            two.Sheet.Finding("Contacts").Sentence);
    }

    [Theory]
    [InlineData("TEL;type=WORK;type=FAX:1 556\r\n", "1 fax number or pager is left out.")]
    [InlineData("NICKNAME:Annie\r\n", "1 nickname is left out.")]
    [InlineData("TEL;FAX;HOME:1 556\r\nitem1.TEL;TYPE=\"fax,work\":1 557\r\nNICKNAME:Annie\r\n",
        "2 fax numbers or pagers and 1 nickname are left out.")]
    public async Task Fax_numbers_and_nicknames_are_left_out_and_that_is_said(string lines, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\nN:Zamora;Ana\r\nTEL:1 555\r\n{lines}END:VCARD\r\n");

        Assert.Equal((sentence, "1 555"), (view.Sheet.Finding("Parts of contacts").Sentence, view.Plan!.Rows[0].Summary));
    }

    [Theory]
    [InlineData("N:Zamora;Ana\r\nORG:Mill Road School\r\n")]
    [InlineData("FN:Ana Zamora\r\nORG:Mill Road School\r\n")]
    [InlineData("KIND:individual\r\nFN:Ana Zamora\r\nORG:Ana Zamora\r\n")]
    [InlineData("FN:Ana Zamora\r\n")]
    public async Task Whoever_works_for_an_organization_is_a_person(string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\n{lines}END:VCARD\r\n{Kofi}");

        Assert.Equal(["Ana Zamora", "Kofi Olvera"], view.Plan!.Rows.Select(row => row.Title));
        Assert.DoesNotContain(view.Sheet.Findings, finding => finding.Subject == "Contacts");
    }

    [Theory]
    [InlineData("AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:Friday;Fred\r\nEMAIL:fred@example.com\r\nEND:VCARD\r\n")]
    [InlineData("AGENT:BEGIN:VCARD\r\nN:Friday;Fred\r\nEMAIL:fred@example.com\r\nEND:VCARD\r\n")]
    [InlineData("AGENT:\r\n\r\nbegin:vcard\r\nN:Friday;Fred\r\nAGENT:\r\nBEGIN:VCARD\r\nN:Crusoe;Robin\r\nEND:VCARD\r\n"
        + "EMAIL:fred@example.com\r\nend:vcard\r\n")]
    [InlineData("AGENT:BEGIN:VCARD\\nFN:Fred Friday\\nEMAIL:fred@example.com\\nEND:VCARD\\n\r\n")]
    [InlineData("AGENT;VALUE=uri:CID:fred@example.com\r\n")]
    public async Task The_card_of_an_assistant_inside_of_another_one_neither_breaks_it_off_nor_gets_into_it(string agent)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal,
            $"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Zamora;Ana\r\n{agent}EMAIL:ana@example.com\r\nTEL:1 555\r\nEND:VCARD\r\n{Kofi}");

        Assert.Equal([("Ana Zamora", "ana@example.com · 1 555"), ("Kofi Olvera", "kofi@example.com")],
            view.Plan!.Rows.Select(row => (row.Title, row.Summary)));
    }

    [Fact]
    public async Task A_card_that_never_ends_is_one_all_the_same_and_a_file_of_groups_alone_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\nN:Zamora;Ana\r\n{Kofi}BEGIN:VCARD\r\nN:Ito;Noor\r\n");
        var refused = await portal.StartAsync(ImportKind.People, "groups.vcf",
            "BEGIN:VCARD\r\nKIND:group\r\nFN:Board\r\nEND:VCARD\r\n"u8.ToArray());

        Assert.Equal(["Ana Zamora", "Kofi Olvera", "Noor Ito"], view.Plan!.Rows.Select(row => row.Title));
        Assert.StartsWith("These contacts are groups or organizations", refused.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item1.EMAIL:luis@example.com\r\nitem1.X-ABLabel:Dad\r\n", "Dad")]
    [InlineData("item1.X-ABLabel:_$!<Mother>!$_\r\nitem1.TEL:1 556\r\n", "_$!<Mother>!$_")]
    [InlineData("item2.TEL:1 556\r\nitem2.X-ABLabel:Wife\r\n", "Wife")]
    [InlineData("item1.EMAIL:old@example.com\r\nitem1.X-ABLabel:do not use\r\n", "do not use")]
    public async Task What_a_label_says_is_somebody_elses_is_left_out_and_said(string lines, string label)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\nN:Zamora;Ana\r\nTEL:1 555\r\n{lines}END:VCARD\r\n");

        Assert.Equal("1 555", view.Plan!.Rows[0].Summary);
        Assert.Equal(
            $"1 address or phone is left out: its label, “{label}”, says that it is somebody else's or not to be used.",
            view.Sheet.Finding("Addresses of others").Sentence);
    }

    [Theory]
    [InlineData("item1.EMAIL:ana@example.com\r\nitem1.X-ABLabel:Alt\r\n")]
    [InlineData("item1.EMAIL:ana@example.com\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n")]
    [InlineData("item1.EMAIL:ana@example.com\r\nitem1.X-ABLabel:School\r\n")]
    public async Task A_label_of_their_own_leaves_it(string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\nN:Zamora;Ana\r\n{lines}END:VCARD\r\n");

        Assert.Equal("ana@example.com", view.Plan!.Rows[0].Summary);
    }

    [Theory]
    [InlineData("item3.TEL:1 557\r\nitem3.X-ABLabel:Fax work\r\n")]
    [InlineData("TEL;type=PAGER:1 557\r\n")]
    [InlineData("item3.TEL:1 557\r\nitem3.X-ABLabel:Pager\r\n")]
    public async Task A_fax_or_a_pager_by_its_label_is_left_out(string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"BEGIN:VCARD\r\nN:Zamora;Ana\r\nTEL:1 555\r\n{lines}END:VCARD\r\n");

        Assert.Equal("1 fax number or pager is left out.", view.Sheet.Finding("Parts of contacts").Sentence);
        Assert.Equal("1 555", view.Plan!.Rows[0].Summary);
    }

    [Theory]
    [InlineData("NOTE:retired 2025 - remove", "“Notes” says “retired 2025 - remove”.")]
    [InlineData("CATEGORIES:Inactive", "“Categories” says “Inactive”.")]
    [InlineData("CATEGORIES:Officials,Retired", "“Categories” says “Officials,Retired”.")]
    public async Task A_note_or_a_group_that_says_that_they_are_out_needs_a_look(string line, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await PreviewAsync(portal, $"{Kofi}BEGIN:VCARD\r\nN:Zamora;Ana\r\nEMAIL:ana@example.com\r\n{line}\r\nEND:VCARD\r\n");

        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(reason, view.Plan.Rows[1].Reason);
    }

    private static Task<ImportView> PreviewAsync(TestPortal portal, string cards) =>
        portal.PreviewAsync(ImportKind.People, Encoding.UTF8.GetBytes(cards), "cards.vcf");
}
