using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Import;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tests.Accounts.SignIn;
using Assignr.Portal.Tests.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class AddressNoticesTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private Caller marcy = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync(LogInBench.FewIterations);
        var assignor = A.Person("Marcy Dolan", "marcy@example.com", Permissions.Assignor);
        await portal.SaveAsync(assignor);
        marcy = AddressesPortal.As(assignor);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Each_old_address_is_told_once_what_came_and_went()
    {
        var person = await portal.WithAccountAsync(addresses: ["terrence@example.com", "home@example.com", "old@example.com"]);

        await portal.TypeAsync(person, "terrence@example.com", "home@example.com", "", "new@example.org");

        var sent = (await portal.SendAsync()).Where(one => one.Kind != "confirm-address").ToList();
        Assert.Equal(
            [
                ("address-removed", "old@example.com"), ("addresses-changed", "home@example.com"),
                ("addresses-changed", "terrence@example.com"),
            ],
            sent.Select(one => (one.Kind, one.Address)).Order());
        var notice = Text(sent.Single(one => one.Address == "home@example.com").Letter);
        Assert.Contains("somebody signed in as you changed the email addresses of your account", notice, StringComparison.Ordinal);
        Assert.Contains("counts once a link sent there was used: new@example.org", notice, StringComparison.Ordinal);
        Assert.Contains("Taken out: old@example.com", notice, StringComparison.Ordinal);
        Assert.All(sent, one => Assert.DoesNotContain("http", one.Letter.Html + one.Letter.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_assignors_change_is_told_with_the_assignors_name_and_needs_no_confirmation()
    {
        var person = await portal.WithAccountAsync(addresses: ["terrence@example.com", "home@example.com"]);

        await EditAsync(person, "terrence@example.com", "typed@example.org");

        Assert.Equal(["terrence@example.com", "typed@example.org"], await portal.AddressesAsync(person));
        var sent = await portal.SendAsync();
        Assert.Equal([("address-removed", "home@example.com"), ("addresses-changed", "terrence@example.com")],
            sent.Select(one => (one.Kind, one.Address)).Order());
        Assert.Contains("Marcy Dolan changed the email addresses of your account",
            Text(sent.Single(one => one.Kind == "addresses-changed").Letter), StringComparison.Ordinal);
        Assert.Contains("Added: typed@example.org", Text(sent.Single(one => one.Kind == "addresses-changed").Letter),
            StringComparison.Ordinal);
        Assert.Contains("Marcy Dolan took home@example.com out of your account",
            Text(sent.Single(one => one.Kind == "address-removed").Letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_changes_while_mail_waits_are_two_notices_and_a_later_edit_cancels_neither()
    {
        var person = await portal.WithAccountAsync();
        await EditAsync(person, "terrence@example.com", "one@example.org");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await EditAsync(person, "terrence@example.com", "one@example.org", "two@example.org");
        await EditAsync(person, "two@example.org");

        Assert.Equal(
            [
                ("address-removed", "one@example.org", ""), ("address-removed", "terrence@example.com", ""),
                ("addresses-changed", "one@example.org", "+two@example.org"),
                ("addresses-changed", "terrence@example.com", "+one@example.org"),
                ("addresses-changed", "terrence@example.com", "+two@example.org"),
                ("addresses-changed", "two@example.org", "-terrence@example.com -one@example.org"),
            ],
            (await portal.ReadAsync(db => db.Messages.Where(message => message.CancelledAt == null).ToListAsync()))
                .Select(message => (message.Kind, message.Address, message.About)).Order());
    }

    [Fact]
    public async Task Somebody_who_never_chose_a_password_is_not_told()
    {
        var person = A.Person(address: "typo@example.com");
        await portal.SaveAsync(person);

        await EditAsync(person, "right@example.com");

        Assert.Empty(await portal.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task Another_order_another_spelling_and_another_phone_are_told_to_nobody()
    {
        var person = await portal.WithAccountAsync(addresses: ["terrence@example.com", "home@example.com"]);

        await EditAsync(person, "home@example.com", "Terrence@example.com");
        await portal.TypeAsync(person, "terrence@example.com", "home@example.com");

        Assert.Empty(await portal.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task An_import_tells_those_whose_addresses_it_changes()
    {
        var gains = await portal.WithAccountAsync("Terrence Miles", "terrence@example.com");
        var loses = await portal.WithAccountAsync("Ana Zamora", "ana@example.com", "old@example.com");
        var fresh = A.Person("Ben Thomas", "ben@example.com");
        await portal.SaveAsync(fresh);
        await portal.TypeAsync(loses, "ana@example.com", "old@example.com", "new@example.org");
        await portal.SendAsync();

        await portal.ImportAsync(ImportKind.People,
            "First Name,Last Name,Email\nTerrence,Miles,\"terrence@example.com, second@example.org\"\n"
            + "Ana,Zamora,\"ana@example.com, new@example.org\"\n"
            + "Ben,Thomas,\"ben@example.com, more@example.org\"\n");

        var told = await portal.ReadAsync(db => db.Messages.Where(message => message.SettledAt == null).ToListAsync());
        Assert.Contains((gains.Id, "addresses-changed", "terrence@example.com", "+second@example.org"),
            told.Select(message => (message.PersonId!.Value, message.Kind, message.Address, message.About)));
        Assert.Contains((loses.Id, "addresses-changed", "ana@example.com", "+new@example.org"),
            told.Select(message => (message.PersonId!.Value, message.Kind, message.Address, message.About)));
        Assert.DoesNotContain(told, message => message.PersonId == fresh.Id);
        Assert.All(told, message => Assert.Equal(TestPortal.Assignor.PersonId, message.AskedBy));
        Assert.Empty(await portal.WaitingAsync(loses));
    }

    [Fact]
    public async Task A_notice_goes_to_an_address_that_was_lost_meanwhile_with_the_mail_of_everything_else_cancelled()
    {
        var person = await portal.WithAccountAsync();
        await portal.Get<ChangeMyPassword>()
            .RunAsync(AddressesPortal.As(person), AddressesPortal.Password, "kickoff in the rain", "kickoff in the rain");
        await portal.Get<SendPasswordReset>().RunAsync(marcy, person.Id);

        await EditAsync(person, "new@example.org");

        Assert.Equal(
            [("address-removed", false), ("password-changed", false), ("password-reset", true)],
            (await portal.ReadAsync(db => db.Messages.Where(message => message.Address == "terrence@example.com").ToListAsync()))
                .Select(message => (message.Kind, message.CancelledAt is not null)).Order());
    }

    [Fact]
    public void Of_very_many_addresses_those_are_named_that_there_is_room_for()
    {
        var many = Enumerable.Range(0, 10).Select(i => $"{new string('a', 200)}{i}@example.org").ToList();

        var about = new AddressChange([], many, ["last@example.org"]).Write();

        Assert.True(about.Length <= Message.LongestAbout);
        Assert.Equal(many[..4], AddressChange.Read(about).Added);
    }

    private async Task EditAsync(Person person, params string[] addresses)
    {
        var result = await portal.Get<EditPerson>().RunAsync(marcy, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(row => row.Revision).SingleAsync()),
            Person = new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Addresses = addresses,
                Permissions = person.Permissions
            },
        });
        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
    }

    private static string Text(Letter letter) => string.Join(' ', letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
