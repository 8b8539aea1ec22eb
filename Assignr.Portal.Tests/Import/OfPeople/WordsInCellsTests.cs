using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Other text in a cell beside its value: understood, or reported.</summary>
public sealed class WordsInCellsTests
{
    [Theory]
    [InlineData("ana@example.com / ana@example.org, 0171/5550241", "ana@example.com · ana@example.org · 0171/5550241", "0171/5550241")]
    [InlineData("ana@example.com , Tel. 030 5550242", "ana@example.com · 030 5550242", "030 5550242")]
    [InlineData("(603) 555-0101; ana@example.com", "ana@example.com · (603) 555-0101", "(603) 555-0101")]
    [InlineData("ana@example.com móvil: +34 600 555 261", "ana@example.com · +34 600 555 261", "+34 600 555 261")]
    [InlineData("ana@example.com | port. 06.12.34.56.78", "ana@example.com · 06.12.34.56.78", "06.12.34.56.78")]
    public async Task A_phone_beside_an_address_is_a_phone_and_said(string cell, string summary, string phone)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\nAna Zamora\t{cell}\n");

        Assert.Equal((Outcome.Add, summary), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Contains($"1 phone stands in a cell of email and is read as phone, as “{phone}”.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("ana2026@example.com")]
    [InlineData("6035550101@example.com")]
    public async Task Digits_of_an_address_are_none(string address)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(address, (await portal.PreviewAsync(ImportKind.People, $"Name,Email\nAna Zamora,{address}\n")).Row(2).Summary);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("see above")]
    [InlineData("ditto")]
    [InlineData("siehe oben")]
    [InlineData("ídem")]
    [InlineData("voir plus haut")]
    public async Task Words_alone_are_no_phone_and_that_is_said(string phone)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"Name,Email,Phone\nKofi Olvera,kofi@example.com,555-0102\nAna Zamora,ana@example.com,{phone}\nLou Eddy,,555-0103\n");

        Assert.Equal((Outcome.Add, "ana@example.com"), (view.Row(3).Outcome, view.Row(3).Summary));
        Assert.Contains($"1 phone has no digit in it and is left out, as “{phone}”.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("SMS Email", "6035550331@vtext.com")]
    [InlineData("Text address", "6035550331@tmomail.net")]
    [InlineData("Email 2", "16035550331@txt.att.net")]
    [InlineData("E-Mail privat", "01715550331@sms.example.com")]
    public async Task An_address_of_text_messages_is_no_email_and_that_is_said(string heading, string address)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,{heading}\nAna Zamora,ana@example.com,{address}\n");

        Assert.Equal("ana@example.com", view.Row(2).Summary);
        Assert.Contains($"1 address sends text messages to a phone and is left out: nobody signs in by it, as “{address}”.",
            view.Plan!.Remarks);
    }
}
