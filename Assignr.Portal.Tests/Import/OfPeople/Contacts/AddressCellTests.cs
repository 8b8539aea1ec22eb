using System.Diagnostics;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>A cell is only taken without a question if all of it is known: a wrong address would get a stranger's link.</summary>
public sealed class AddressCellTests
{
    [Theory]
    [InlineData("ana zamora@example.com")]
    [InlineData("ana,zamora@gmail.com")]
    [InlineData("ana;zamora@gmail.com")]
    [InlineData("ana:zamora@gmail.com")]
    [InlineData("ana. zamora@example.com")]
    [InlineData("ana_ zamora@example.com")]
    [InlineData("ana- zamora@example.com")]
    [InlineData("ana -zamora@example.com")]
    [InlineData("ana.\nzamora@example.com")]
    [InlineData("ana\nzamora@example.com")]
    [InlineData("jos é@example.com")]
    [InlineData("m ller@example.com")]
    [InlineData("ana (new) zamora@example.com")]
    [InlineData("work. zamora@example.com")]
    [InlineData("ana@btconnect.co,uk")]
    [InlineData("ana@example.com,au")]
    [InlineData("ana@example.com .au")]
    [InlineData("ana@example.com. au")]
    [InlineData("ana@example.com:au")]
    [InlineData("ana@example.com/au")]
    [InlineData("ana@example.com de")]
    [InlineData("ana@example. com\nname")]
    [InlineData("ana@mail.example .name")]
    [InlineData("ana@school.k12.tx .us")]
    [InlineData("ana@school.k12.tx\n.us")]
    [InlineData("ana.zamora@school.co\nm")]
    [InlineData("ana & luca@example.com")]
    [InlineData("ana, luca@example.com")]
    [InlineData("ana und luca@example.com")]
    [InlineData("{ana,luca}@example.com")]
    [InlineData("ana@yahoo.co,uk")]
    [InlineData("bob@gmial.com,au")]
    [InlineData("ana@gmail.com/hotmail.com")]
    public void What_is_left_of_a_longer_address_needs_a_look(string cell) => AssertAsked(cell);

    [Theory]
    [InlineData("a@b.example (old: c@d.example)")]
    [InlineData("ana@b.example formerly c@d.example")]
    [InlineData("was: ana@b.example now: c@d.example")]
    [InlineData("ana@b.example NOT c@d.example")]
    [InlineData("ana@b.example no c@d.example")]
    [InlineData("ana@b.example - bounced, use c@d.example")]
    [InlineData("ana@b.example -> c@d.example")]
    [InlineData("ana@b.example > c@d.example")]
    [InlineData("ana@b.example → c@d.example")]
    [InlineData("ana@b.example, new: c@d.example")]
    [InlineData("ana@b.example (alt: c@d.example)")]
    [InlineData("ana@b.example (früher c@d.example)")]
    [InlineData("ana@b.example (antes c@d.example)")]
    [InlineData("ana@b.example, ancienne adresse c@d.example")]
    [InlineData("ana@b.example (old)")]
    [InlineData("ana@b.example (ungültig)")]
    [InlineData("ana@b.example or c@d.example")]
    [InlineData("ana@b.example oder c@d.example")]
    [InlineData("ana@b.example (husband luca@b.example)")]
    [InlineData("ana@b.example (mother's)")]
    [InlineData("Mother: mom@b.example")]
    [InlineData("Mom mom@b.example")]
    [InlineData("Madre: luca@b.example")]
    [InlineData("Mère luca@b.example")]
    [InlineData("Mutter: luca@b.example")]
    [InlineData("c/o luca@b.example")]
    [InlineData("Ana Zamora c/o <luca@b.example>")]
    [InlineData("Ana's mother <luca@b.example>")]
    [InlineData("Ana Zamora (old) <ana@b.example>")]
    [InlineData("Luca Marlowe <luca@b.example>")]
    [InlineData("Luca Zamora <luca@b.example>")]
    [InlineData("\"Zamora, Luca\" <luca@b.example>")]
    [InlineData("ana@example.com <luca@x.example>")]
    [InlineData("\"ana@example.com\" <luca@x.example>")]
    [InlineData("Ana Zamora ana@a.example <luca@b.example>")]
    [InlineData("ana@example.com <mailto:luca@x.example>")]
    [InlineData("[ana@example.com](mailto:luca@x.example)")]
    [InlineData("ana@x.example cc")]
    public void An_address_that_may_be_an_old_one_or_somebody_elses_needs_a_look(string cell) => AssertAsked(cell);

    [Theory]
    [InlineData("ana@exаmple.com")]
    [InlineData("аna@example.com")]
    [InlineData("ana@exαmple.com")]
    [InlineData("ana@xn--exmple-4nf.com")]
    [InlineData("email=ana@example.com")]
    [InlineData("https://mail.example.com/?to=ana@example.com")]
    [InlineData("evil.example!ana@example.com")]
    [InlineData("ana@example.com1")]
    [InlineData("ana@example.com-old")]
    [InlineData("ana@school.example.c")]
    [InlineData("1.ana@example.com")]
    [InlineData("*ana@example.com")]
    [InlineData("-ana@example.com")]
    [InlineData("#ana@example.com")]
    public void An_address_that_hardly_anybody_has_needs_a_look(string cell) => AssertAsked(cell);

    [Theory]
    [InlineData("ana@example.com")]
    [InlineData("Ana Zamora <ana@example.com>")]
    [InlineData("\"Zamora, Ana\" <ana@example.com>")]
    [InlineData("Ana <ana@example.com>")]
    [InlineData("A. Zamora <ana@example.com>")]
    [InlineData("Zamora <ana@example.com>")]
    [InlineData("Work <ana@example.com>")]
    [InlineData("Ana María Zamora <ana@example.com>")]
    [InlineData("Ana Zamora ana@example.com")]
    [InlineData("Ana Zamora, ana@example.com")]
    [InlineData("Ana Zamora: ana@example.com")]
    [InlineData("Ana Zamora (ana@example.com)")]
    [InlineData("Ana ana.zamora@example.com")]
    [InlineData("<ana@example.com>")]
    [InlineData("ana@example.com <ana@example.com>")]
    [InlineData("ana@example.com <mailto:ana@example.com>")]
    [InlineData("[ana@example.com](mailto:ana@example.com)")]
    [InlineData("mailto:ana@example.com")]
    [InlineData("ana@example.com,")]
    [InlineData("ana@example.com...")]
    [InlineData("Email: ana@example.com")]
    [InlineData("E-Mail: ana@example.com")]
    [InlineData("Correo: ana@example.com")]
    [InlineData("Courriel : ana@example.com")]
    [InlineData("h: ana@example.com")]
    [InlineData("1. ana@example.com")]
    [InlineData("Home\nana@example.com")]
    [InlineData("ana@example.com (work)")]
    [InlineData("ana@example.com (privat)")]
    [InlineData("ana@example.com (Ana)")]
    [InlineData("ana@example.com Zamora")]
    [InlineData("müller@straße.example")]
    [InlineData("анна@пример.example")]
    [InlineData("o'brien+refs@example.com")]
    public void Words_that_are_known_are_no_question(string cell) => AssertSilent(cell, 1);

    [Theory]
    [InlineData("ana@example.com; ana.z@example.org")]
    [InlineData("ana@example.com, ana.z@example.org")]
    [InlineData("ana@example.com ana.z@example.org")]
    [InlineData("ana@example.com\nana.z@example.org")]
    [InlineData("ana@example.com | ana.z@example.org")]
    [InlineData("ana@example.com & ana.z@example.org")]
    [InlineData("ana@example.com und ana.z@example.org")]
    [InlineData("home: ana@example.com / work: ana.z@example.org")]
    [InlineData("casa: ana@example.com, trabajo: ana.z@example.org")]
    [InlineData("privat: ana@example.com; dienstlich: ana.z@example.org")]
    [InlineData("ana@example.com (home), ana.z@example.org (work)")]
    [InlineData("Ana <ana@example.com>, Ana Zamora <ana.z@example.org>")]
    [InlineData("1. ana@example.com 2. ana.z@example.org")]
    public void Several_of_their_own_are_no_question(string cell) => AssertSilent(cell, 2);

    [Fact]
    public async Task The_row_says_what_the_whole_cell_is_and_nothing_corrects_it_for_all()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            "Name,Email\nAna Zamora,\"ana@yahoo.co,uk\"\nKofi Olvera,kofi@example.com\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Equal("ana@yahoo.co looks mistyped. “ana@yahoo.co,uk” is more than ana@yahoo.co.", view.Row(2).Reason);
        var offer = Assert.Single(view.Row(2).Offers);
        Assert.Equal(("", "Take ana@yahoo.co"), (offer.Kind, offer.Label));
        view = await portal.EditAsync(view, 2, offer.Edit);
        Assert.Equal((Outcome.Add, "ana@yahoo.co"), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Fact]
    public void The_sentence_ends_once() =>
        Assert.Equal("“ana@example.com. au” is more than ana@example.com.", Assert.Single(Read("ana@example.com. au").Suspects).Sentence);

    [Theory]
    [InlineData("bob zamora @gmial.com")]
    [InlineData("ana ana@@example.com")]
    [InlineData("old: ana＠example.com")]
    public void A_wrong_address_among_other_words_is_not_corrected(string cell) =>
        Assert.All(Read(cell).Problems, problem => Assert.Null(problem.Corrected));

    [Theory]
    [InlineData("“ana@example.com”")]
    [InlineData("ana @ example . com")]
    [InlineData("ana＠example。com")]
    [InlineData("*ana@@example.com*")]
    public void A_wrong_address_that_is_the_whole_cell_is_corrected(string cell) =>
        Assert.Equal("ana@example.com", Assert.Single(Read(cell).Problems).Corrected);

    [Theory]
    [InlineData("a@", ". ", "x")]
    [InlineData("a@", " ", "x")]
    [InlineData("", "cc ", "@ x")]
    [InlineData("", "a:", "@x")]
    [InlineData("", "cc: ", "")]
    [InlineData("", "a@x.example ana ", "")]
    [InlineData("", "<", "a@x.example")]
    [InlineData("a@x.example", " 1. 2) ana- ", "")]
    [InlineData("", "mother ", "a@x.example")]
    [InlineData("", "- _ ", "a@x.example")]
    public void Ten_thousand_of_the_costliest_cells_are_read_in_time(string first, string repeated, string last)
    {
        var cell = $"{first}{string.Concat(Enumerable.Repeat(repeated, 980 / repeated.Length))}{last}";
        var watch = Stopwatch.StartNew();

        for (var row = 0; row < 10_000; row++)
            Read(cell);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
    }

    private static void AssertAsked(string cell)
    {
        var reading = Read(cell);
        Assert.NotEmpty(reading.Suspects.Concat(reading.Problems));
        Assert.All(reading.Suspects, suspect => Assert.Null(suspect.Corrected));
        Assert.All(reading.Problems, problem => Assert.Null(problem.Corrected));
    }

    private static void AssertSilent(string cell, int addresses)
    {
        var reading = Read(cell);
        Assert.Empty(reading.Suspects);
        Assert.Empty(reading.Problems);
        Assert.Equal(addresses, reading.Addresses.Count);
    }

    private static PersonReading Read(string cell)
    {
        var sheet = new Sheet { Headings = ["Name", "Email"], Rows = [new SheetRow(2, ["Ana Zamora", cell])], Format = "" };
        return PersonReading.Of(sheet.Rows[0], new PersonColumns(sheet, new Mapping { Columns = ["fullName", "email"] }),
            null, new Remarks());
    }
}
