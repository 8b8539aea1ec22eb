using AngleSharp.Dom;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.People.OnePerson;
using Assignr.Portal.Tokens;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.OnePerson;

public sealed class PersonPageTests : PageContext
{
    private readonly Person sarah = A.Person("Sarah Thomas", "sara.thomas@officials.example.com", phone: "(555) 011-0109");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah);
    }

    [Fact]
    public async Task Shows_profile_games_and_what_happened_and_says_why_a_button_is_disabled()
    {
        await Portal.SaveAsync(A.Game(Portal.Now.AddDays(6), ("Head Linesman", sarah)));
        await Portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, sarah.Id);

        var page = Open();

        Assert.Equal("Sarah Thomas", page.Find("h1").TextContent);
        Assert.Equal("Never logged in. An email is on its way. There is no password to reset yet.", page.Find("#why").TextContent);
        Assert.True(Button(page, "Send Password Reset").HasAttribute("disabled"));
        Assert.Contains("TB at KC", page.Find(".games").TextContent, StringComparison.Ordinal);
        Assert.Equal(["New account email asked for", "New account email queued"],
            page.FindAll(".time b").Select(title => title.TextContent).Order());
    }

    [Fact]
    public async Task Says_at_the_address_why_mail_to_it_failed_until_another_one_is_typed()
    {
        await Portal.Database.WriteAsync(db => db.Addresses.Where(address => address.PersonId == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, Portal.Now).SetProperty(address => address.RefusedBecause,
                "It came back: 550 5.1.1 User unknown")));
        var page = Open();
        Assert.Contains("Mail to this address failed. No such mailbox. It came back: 550 5.1.1 User unknown",
            page.Find("#person-address-0-help").TextContent, StringComparison.Ordinal);

        page.Find("#person-address-0").Input("sarah.thomas@officials.example.com");

        Assert.Empty(page.FindAll("#person-address-0-help"));
    }

    [Fact]
    public async Task Asks_whether_an_address_that_looks_mistyped_is_meant_and_takes_the_other_one_by_a_press()
    {
        var page = Open();
        page.Find("#person-address-0").Input("sarah@gmial.com");
        Assert.DoesNotContain("Did you mean", page.Markup, StringComparison.Ordinal);
        await page.Find("#person-address-0").ChangeAsync("sarah@gmial.com");
        Assert.Contains("Did you mean sarah@gmail.com?", page.Markup, StringComparison.Ordinal);

        await page.FindAll("button").Single(button => button.TextContent == "Use it").ClickAsync(new());

        Assert.Equal("sarah@gmail.com", page.Find("#person-address-0").GetAttribute("value"));
        Assert.DoesNotContain("Did you mean", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_waits_for_confirmation_is_shown_and_withdrawn()
    {
        await Portal.SaveAsync(
            new PendingAddress { PersonId = sarah.Id, Address = "new@example.org", Key = "new@example.org", AskedAt = Portal.Now });
        var page = Open();
        var waiting = page.Find("[aria-labelledby=waiting]").TextContent;
        Assert.Contains("new@example.org", waiting, StringComparison.Ordinal);
        Assert.Contains("added by Sarah, 23 Nov, 09:00", waiting, StringComparison.Ordinal);

        await page.Find("[aria-label='Withdraw new@example.org']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-labelledby=waiting]")));
        Assert.NotNull((await Portal.ReadAsync(db => db.PendingAddresses.SingleAsync())).WithdrawnAt);
    }

    [Fact]
    public async Task Of_somebody_with_an_account_it_says_where_no_link_was_used_yet()
    {
        await Portal.SaveAsync(Account.Open(sarah.Id, "sarah.thomas", "hash"));

        Assert.Contains("No link sent to sara.thomas@officials.example.com was used yet.", Open().Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "The mail server refused the email of 23 Nov, 09:00. Fix the address and send again.")]
    [InlineData(false, "The email of 23 Nov, 09:00 did not get through. Nothing is known against the address: send it again.")]
    public async Task Says_to_fix_the_address_only_where_it_was_refused(bool isMarked, string sentence)
    {
        await Portal.Database.WriteAsync(db => db.People.Where(person => person.Id == sarah.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountRefusedAt, Portal.Now)));
        if (isMarked)
            await Portal.Database.WriteAsync(db => db.Addresses.Where(address => address.PersonId == sarah.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(address => address.RefusedAt, Portal.Now)));

        Assert.Contains(sentence, Open().Find("#why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_address_says_what_happens_to_the_link_and_sends_a_new_one_in_the_same_step()
    {
        await SentAsync();
        var page = Open();
        await page.Find("#person-address-0").InputAsync("sarah.thomas@officials.example.com");
        Assert.Contains("The link sent to the old address stops working. Send a new one", page.Find(".save").TextContent,
            StringComparison.Ordinal);

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing changed yet.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("sarah.thomas@officials.example.com", (await Portal.ReadAsync(db => db.Messages.SingleAsync())).Address);
        Assert.Equal(Revocation.AddressChanged, (await Portal.ReadAsync(db => db.Tokens.SingleAsync())).RevokedBecause);
    }

    [Fact]
    public async Task Without_the_tick_the_page_offers_the_new_email_afterwards()
    {
        await SentAsync();
        var page = Open();
        await page.Find("#person-address-0").InputAsync("sarah.thomas@officials.example.com");
        await page.Find(".save input").ChangeAsync(false);
        await page.Find("form").SubmitAsync();

        var offer = page.WaitForElement(".announcement");
        Assert.Contains("The link sent to the old address stopped working.", offer.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Portal.ReadAsync(db => db.Messages.CountAsync()));
        await offer.QuerySelector("button")!.ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".announcement")));
        Assert.Equal(1, await Portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Addresses_move_by_button_and_go()
    {
        var page = Open();
        await page.FindAll("button").First(button => button.TextContent == "Add another").ClickAsync();
        await page.Find("#person-address-1").InputAsync("sarah@home.example");
        await page.Find("[aria-label='Move sarah@home.example up']").ClickAsync();
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Nothing changed yet.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("sarah@home.example", (await PersonAsync()).PrimaryAddress);

        await page.Find("[aria-label='Remove sara.thomas@officials.example.com']").ClickAsync();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing changed yet.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(1, (await PersonAsync()).AddressCount);
    }

    [Fact]
    public async Task When_somebody_else_saved_meanwhile_both_texts_are_shown_and_saving_again_works()
    {
        var page = Open();
        await page.Find("#person-phone").InputAsync("2");
        await Portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = sarah.Id,
            Revision = 0,
            Person = PersonForm.Of(sarah).ToInput() with { Phone = "1" },
        });
        // Reading on in the timeline does not reload the form.
        await page.Find("section select").ChangeAsync("Changes");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Not saved: Sarah Thomas's record changed meanwhile.",
            page.Find(".announcement").TextContent, StringComparison.Ordinal));
        Assert.Equal("2", page.Find("#person-phone").GetAttribute("value"));
        Assert.Contains("Saved meanwhile: 1.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("1", (await PersonAsync()).Phone);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".announcement")));
        Assert.Equal("2", (await PersonAsync()).Phone);
    }

    [Fact]
    public async Task Unticking_all_permissions_deactivates()
    {
        var page = Open();
        await page.FindAll(".ticks input")[0].ChangeAsync(false);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Deactivated", page.Find(".chip").TextContent, StringComparison.Ordinal));
        Assert.False((await PersonAsync()).IsActive);
    }

    [Fact]
    public async Task An_observer_reads_everything_and_changes_nothing()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open();

        Assert.True(page.Find("#person-first").HasAttribute("readonly"));
        Assert.Empty(page.FindAll("button:not([disabled])"));
    }

    [Fact]
    public void Somebody_who_is_not_there_is_said_to_be_gone()
    {
        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, Guid.CreateVersion7()));

        Assert.Contains("This person was deleted, or never was.", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PersonPage> Open(Person? person = null)
    {
        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, (person ?? sarah).Id));
        page.WaitForElement("h1");
        return page;
    }

    private async Task SentAsync()
    {
        await Portal.Database.WriteAsync(db => db.People.Where(row => row.Id == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(entry => entry.NewAccountAskedAt, Portal.Now.AddHours(-2))
            .SetProperty(entry => entry.NewAccountHandedOverAt, Portal.Now.AddHours(-1))
            .SetProperty(entry => entry.LinkExpiresAt, Portal.Now.AddDays(14))));
        await Portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = sarah.Id,
            AddressKey = sarah.Addresses[0].Key,
            Hash = Secret.Mint().Hash,
            IssuedAt = Portal.Now.AddHours(-1),
            ExpiresAt = Portal.Now.AddDays(14),
        });
    }

    private Task<Person> PersonAsync() => Portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(person => person.Id == sarah.Id));

    private static IElement Button(IRenderedComponent<PersonPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
