using System.Net;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class ConfirmAddressPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task The_page_says_whose_account_it_is_and_its_button_confirms_without_signing_anybody_in()
    {
        var (person, raw) = await WaitingAsync();
        var stranger = portal.Visit();

        var opened = await stranger.GetAsync($"/confirm-address/{raw}");
        var page = await stranger.GetAsync(opened.Location!);
        var answer = await stranger.PostAsync(page, "/confirm-address", "confirm");

        Assert.Equal((HttpStatusCode.SeeOther, "no-referrer"), (opened.Status, opened.Headers["Referrer-Policy"]));
        Assert.Matches("^/confirm-address\\?link=[\\w-]{8}$", opened.Location!);
        Assert.Contains("Terrence Miles added this address to their account at", page.Text, StringComparison.Ordinal);
        Assert.Equal("/confirm-address?done=1", answer.Location);
        Assert.Contains("The address is confirmed", (await stranger.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await stranger.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.Equal(2, await portal.ReadAsync(db => db.Addresses.CountAsync(address => address.PersonId == person.Id)));
        Assert.Contains("This link was already used", (await portal.Visit().OpenAsync($"/confirm-address/{raw}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_the_second_press_says_that_it_is_done()
    {
        var (_, raw) = await WaitingAsync();
        var (one, other) = (portal.Visit(), portal.Visit());
        var pages = (await one.OpenAsync($"/confirm-address/{raw}"), await other.OpenAsync($"/confirm-address/{raw}"));
        await one.PostAsync(pages.Item1, "/confirm-address", "confirm");

        var second = await other.PostAsync(pages.Item2, "/confirm-address", "confirm");

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Contains("This link was already used", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var (person, raw) = await WaitingAsync();
        for (var i = 0; i < 5; i++)
        {
            var scanner = portal.Visit();
            await scanner.SendAsync(HttpMethod.Head, $"/confirm-address/{raw}");
            await scanner.OpenAsync($"/confirm-address/{raw}");
            await scanner.SendAsync(HttpMethod.Options, "/confirm-address");
        }

        Assert.Equal(1, await portal.ReadAsync(db =>
            db.PendingAddresses.CountAsync(pending => pending.PersonId == person.Id && pending.ConfirmedAt == null)));
    }

    [Fact]
    public async Task A_post_that_antiforgery_does_not_know_confirms_nothing()
    {
        var (person, raw) = await WaitingAsync();
        var stranger = portal.Visit();
        await stranger.OpenAsync($"/confirm-address/{raw}");

        await stranger.SendAsync(HttpMethod.Post, "/confirm-address",
            new FormUrlEncodedContent([KeyValuePair.Create("_handler", "confirm")]));

        Assert.Equal(1, await portal.ReadAsync(db => db.Addresses.CountAsync(address => address.PersonId == person.Id)));
    }

    [Theory]
    [InlineData("..%2f..%2f")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%F0%9F%98%80")]
    public async Task What_is_no_link_of_ours_gets_one_and_the_same_page(string token)
    {
        var answer = await portal.Visit().OpenAsync($"/confirm-address/{token}");

        Assert.True((int)answer.Status < 500);
        if (answer.Status == HttpStatusCode.OK)
            Assert.Contains("This link does not work", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_profile_it_waits_can_be_asked_for_again_and_taken_out()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));

        var saved = await visitor.PostAsync("/profile", "profile", ("Contact.Current", PortalHttp.Password),
            ("Contact.Shown[0]", person.PrimaryAddress!), ("Contact.Addresses[0]", person.PrimaryAddress!),
                ("Contact.Addresses[1]", "new@example.org"));
        var page = await visitor.GetAsync(saved.Location!);

        Assert.Equal("/profile?done=asked", saved.Location);
        Assert.Contains("Waiting for confirmation", page.Text, StringComparison.Ordinal);
        Assert.Contains("new@example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains("An email address that is not confirmed yet is taken out.", page.Text, StringComparison.Ordinal);
        var id = await portal.ReadAsync(db => db.PendingAddresses.Where(pending => pending.PersonId == person.Id)
            .Select(pending => pending.Id).SingleAsync());
        var unknown = await visitor.PostAsync(page, "/profile", "waiting", ("Waiting.Again", Guid.NewGuid().ToString()));
        Assert.Contains("This address no longer waits for confirmation.", unknown.Text, StringComparison.Ordinal);
        Assert.Equal("/profile?done=withdrawn", (await visitor.PostAsync(page, "/profile", "waiting", ("Waiting.Withdraw", id.ToString())))
            .Location);
        Assert.DoesNotContain("Waiting for confirmation", (await visitor.GetAsync("/profile")).Text, StringComparison.Ordinal);
        Assert.Contains("This address no longer waits for confirmation.",
            (await visitor.PostAsync(page, "/profile", "waiting", ("Waiting.Withdraw", id.ToString()))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_new_password_takes_out_an_address_that_waits_the_pages_say_so()
    {
        var (person, _) = await WaitingAsync();
        var reset = await portal.MintAsync(person, Purpose.PasswordReset);

        Assert.Contains("You added an email address that is not confirmed yet. A new password takes it out",
            (await portal.Visit().OpenAsync($"/reset-password/{reset}")).Text,
            StringComparison.Ordinal);

        await portal.Database.WriteAsync(db => db.PendingAddresses.Where(pending => pending.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(pending => pending.WithdrawnAt, TimeProvider.System.GetUtcNow())));
        Assert.DoesNotContain("not confirmed yet", (await portal.Visit().OpenAsync($"/reset-password/{reset}")).Text,
            StringComparison.Ordinal);
    }

    private async Task<(Person Person, string Raw)> WaitingAsync()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        return (person, await portal.AskToConfirmAsync(person));
    }
}
