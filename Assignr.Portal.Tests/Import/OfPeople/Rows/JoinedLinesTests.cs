using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Rows;

/// <summary>Two lines about one person: one press joins what both say.</summary>
public sealed class JoinedLinesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Ana Zamora,a@example.com,,603-555-0101", "Ana Zamora,b@example.com,,603-555-0102", "603-555-0101, 603-555-0102")]
    [InlineData("Ana Zamora,a@example.com,,", "Zamora Ana,b@example.com,,", "")]
    [InlineData("Ana Zamora,a@example.com,,603-555-0101", "A. Zamora,b@example.com,,(603) 555-0101", "603-555-0101")]
    [InlineData("Ana Zamora,a@example.com,17,", "Ana Zamora,b@example.com,17,603-555-0101", "603-555-0101")]
    public async Task They_become_one_and_the_same_file_says_nothing_new_again(string one, string other, string phones)
    {
        var file = $"Name,Email,Id,Phone\n{one}\n{other}\n";
        var view = await portal.PreviewAsync(ImportKind.People, file);
        Assert.Contains(view.Row(3).Outcome, new[] { Outcome.Look, Outcome.Error });

        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers, offer => offer.Kind == "join-lines").Edit);
        Assert.Equal((Outcome.Add, Outcome.Unchanged), (view.Row(2).Outcome, view.Row(3).Outcome));
        await portal.ApplyAsync(view);

        var person = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        Assert.Equal(("Ana Zamora", phones), ($"{person.FirstName} {person.LastName}", person.Phone ?? ""));
        Assert.Equal(["a@example.com", "b@example.com"],
            person.Addresses.OrderBy(address => address.Position).Select(address => address.Address));
        var again = await portal.PreviewAsync(ImportKind.People, file);
        Assert.Equal(0, again.Plan!.Counts.Add + again.Plan.Counts.Update);
    }

    [Theory]
    [InlineData(10, Outcome.Add, "")]
    [InlineData(11, Outcome.Error, "Ana Zamora would have more than 10 addresses.")]
    [InlineData(13, Outcome.Error, "Ana Zamora would have more than 10 addresses.")]
    public async Task They_have_as_many_addresses_together_as_a_person_may_have(int lines, Outcome outcome, string reason)
    {
        var view = await portal.PreviewAsync(
            ImportKind.People,
                "Name,Email,Id\n" + string.Concat(Enumerable.Range(0, lines).Select(line => $"Ana Zamora,a{line}@example.com,17\n")));
        for (var line = 3; line < lines + 2; line++)
            view = await portal.EditAsync(view, line, new RowEdit { SameAs = 2 });

        Assert.Equal((outcome, reason), (view.Row(2).Outcome, view.Row(2).Reason ?? ""));
    }

    [Fact]
    public async Task A_chain_of_lines_ends_in_the_first_and_a_line_that_is_left_out_holds_nothing()
    {
        var view = await portal.PreviewAsync(
            ImportKind.People,
                "Name,Email\nAna Zamora,a@example.com\nAna Zamora,b@example.com\nAna Zamora,c@example.com\nLuca Bell,l@example.com\n");
        view = await portal.EditAsync(view, 4, new RowEdit { SameAs = 3 });
        view = await portal.EditAsync(view, 3, new RowEdit { SameAs = 2 });
        Assert.Equal("a@example.com · b@example.com · c@example.com", view.Row(2).Summary);

        view = await portal.EditAsync(view, 2, new RowEdit { LeftOut = true });

        Assert.NotEqual(Outcome.Unchanged, view.Row(3).Outcome);
        Assert.Equal(1, view.Plan!.Counts.LeftOut);
    }

    [Theory]
    [InlineData("Ana Zamora,ana@@x,", "A. Zamora,a@example.com,", Outcome.Error)]
    [InlineData("Ana Zamora,ana@gmial.com,", "A. Zamora,,603-555-0101", Outcome.Look)]
    [InlineData("Ana Zamora,a@example.com,", "Ana Zamora,b@example.com,", Outcome.LeftOut)]
    public async Task A_line_that_is_taken_with_one_that_does_not_come_in_does_not_come_in_either_and_says_so(
        string one, string other, Outcome outcome)
    {
        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\n{one}\n{other}\nLuca Bell,l@example.com,\n");
        view = await portal.EditAsync(view, 3, new RowEdit { SameAs = 2 });
        if (outcome == Outcome.LeftOut)
            view = await portal.EditAsync(view, 2, new RowEdit { LeftOut = true });
        Assert.Equal(outcome, view.Row(2).Outcome);

        Assert.NotEqual(Outcome.Unchanged, view.Row(3).Outcome);
        if (outcome != Outcome.LeftOut)
            Assert.Equal((outcome, "It is taken with line 2."), (view.Row(3).Outcome, view.Row(3).Reason));
        var batch = await portal.ApplyAsync(view);
        Assert.Equal((outcome == Outcome.LeftOut ? 0 : 2, 0), (batch.Failed, batch.Unchanged));
    }

    [Fact]
    public async Task Lines_that_are_joined_in_a_circle_or_with_no_line_speak_for_themselves()
    {
        var view = await portal.PreviewAsync(ImportKind.People,
            "Name,Email\nAna Zamora,a@example.com\nLuca Bell,l@example.com\nKofi Olvera,k@example.com\n");
        view = await portal.EditAsync(view, 2, new RowEdit { SameAs = 3 });
        view = await portal.EditAsync(view, 3, new RowEdit { SameAs = 2 });

        view = await portal.EditAsync(view, 4, new RowEdit { SameAs = 99 });

        Assert.Equal(3, view.Plan!.Counts.Add);
    }

    [Fact]
    public void Somebody_new_and_somebody_of_here_take_it_back()
    {
        var edit = new RowEdit { SameAs = 2 };

        Assert.Null(edit.With(new RowEdit { AsNew = true }).SameAs);
        Assert.Null(edit.With(new RowEdit { Match = Guid.NewGuid() }).SameAs);
        Assert.Null(new RowEdit { AsNew = true }.With(edit).AsNew);
    }
}
