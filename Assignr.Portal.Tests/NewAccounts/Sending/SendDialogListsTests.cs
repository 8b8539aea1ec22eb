using Assignr.Portal.Access;
using Assignr.Portal.People.Editing;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>The two lists: who gets an email, and who gets none and why.</summary>
public sealed class SendDialogListsTests : SendDialogBench
{
    [Fact]
    public async Task An_address_is_added_over_the_dialog_and_its_person_is_then_among_those_who_get_an_email()
    {
        var dialog = await OpenAsync();

        _ = dialog.Find("button[aria-label='Add an address for Tra Blake']").ClickAsync();
        await dialog.WaitForElement("#fix-address").InputAsync("tra@example.com");
        await dialog.Find("#fix-address-form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll("#fix-address-form")));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
        Assert.Empty(await Portal.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task Whoever_is_outside_the_audience_is_told_with_a_link_to_them()
    {
        var brad = A.Person("Brad Allen", "brad@example.com", loggedInAt: Portal.Now);
        await Portal.SaveAsync(brad, A.Game(Portal.Now.AddDays(2), ("Referee", brad)));
        var dialog = await OpenAsync();

        await dialog.FindAll("input[type=radio]")[0].ChangeAsync(true);

        dialog.WaitForAssertion(() => Assert.Equal("Not counted here: 1 has logged in already See who", Words(dialog, ".aside")));
        Assert.Equal("/people?standing=loggedin", dialog.Find(".aside a").GetAttribute("href"));
    }

    [Fact]
    public async Task Send_again_takes_in_those_emailed_in_the_last_24_hours_and_can_be_taken_back()
    {
        var dialog = await OpenAsync();

        await dialog.Find("[aria-label='Get none'] input[type=checkbox]").ChangeAsync(true);
        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails. 1 does not: no email address.", Words(dialog, ".sum"),
            StringComparison.Ordinal));
        Assert.Contains("sent today", dialog.FindAll(".tag").Select(tag => tag.TextContent));

        await dialog.Find("[aria-label='Get none'] input[type=checkbox]").ChangeAsync(false);
        dialog.WaitForAssertion(() => Assert.StartsWith("3 people get 4 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_names_in_both_lists()
    {
        var dialog = await OpenAsync();

        await dialog.Find("input[type=search]").InputAsync("ba");

        dialog.WaitForAssertion(() => Assert.Equal(["Barry Anderson", "Allen Baynes", "Rusty Baynes"],
            dialog.FindAll(".who-name").Select(name => name.TextContent)));
        await dialog.Find("input[type=search]").InputAsync("tra bl");
        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".who-name")));
        Assert.Contains("Tra Blake", Words(dialog, "[aria-label='Get none']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_get_none_are_shown_a_few_first_then_all_in_the_order_of_the_grid()
    {
        await Portal.SaveAsync([.. Enumerable.Range(1, 5).Select(number => A.Person($"Nobody Number{number}", address: null))]);
        var dialog = await OpenAsync();
        string[] Names() => [.. dialog.FindAll("[aria-label='Get none'] .it span.sub.grow[title]").Select(name => name.TextContent.Trim())];
        Assert.Equal(["Tra Blake", "Nobody Number1", "Nobody Number2"], Names());
        Assert.Equal("Alan Eck", Words(dialog, "[aria-label='Get none'] .sub.clip.muted"));

        await dialog.FindAll("button").Single(button => button.TextContent == "See all 6").ClickAsync();

        dialog.WaitForAssertion(() => Assert.Equal(["Tra Blake", "Nobody Number1", "Nobody Number2", "Nobody Number3", "Nobody Number4",
            "Nobody Number5"], Names()));
        await dialog.FindAll("button").Single(button => button.TextContent == "See fewer").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Equal(3, Names().Length));
        await dialog.FindAll("button").Single(button => button.TextContent == "See times").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Equal("Alan Eck Mon 23 Nov 2026, 08:00", Names()[^1]));
    }

    [Fact]
    public async Task What_is_corrected_in_another_tab_appears_by_itself()
    {
        var dialog = await OpenAsync();
        var tra = await Portal.ReadAsync(db => db.People.SingleAsync(person => person.FirstName == "Tra"));
        await Portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = tra.Id,
            Revision = tra.Revision,
            Person = new PersonInput
            {
                FirstName = "Tra",
                LastName = "Blake",
                Addresses = ["tra@example.com"],
                Permissions = Permissions.Official
            },
        });

        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
    }
}
