using System.Net;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Accounts.SetUp;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>Where too many passwords wait to be hashed, every page that takes a password says so and when to try again.</summary>
public sealed class BusyAnswerTests : IDisposable
{
    private readonly PortalHttp portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task Choosing_resetting_and_changing_a_password_say_when_to_try_again_and_work_then()
    {
        var (emma, luca, ada) = (Somebody(), await portal.WithAccountAsync(Somebody()), await portal.WithAccountAsync(Somebody()));
        await portal.SaveAsync(emma);
        var (first, second, third) = (portal.Visit(), portal.Visit(), portal.Visit());
        var choose = await first.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        var reset = await second.OpenAsync($"/reset-password/{await portal.MintAsync(luca, Purpose.PasswordReset)}");
        await third.PostAsync("/login", "login", ("Form.Name", ada.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        var profile = await third.GetAsync("/profile");
        (string, string)[] chosen = [("Input.UserName", emma.PrimaryAddress!), .. Chosen];

        await WhileFullAsync(async () =>
        {
            AssertBusy(await first.PostAsync(choose, "/choose-password", "choose", chosen));
            AssertBusy(await second.PostAsync(reset, "/reset-password", "reset", Chosen));
            AssertBusy(await third.PostAsync(profile, "/profile", "password", [("Input.Current", PortalHttp.Password), .. Chosen]));
            AssertBusy(await third.PostAsync(profile, "/profile", "profile",
                ("Contact.Addresses[0]", "new@example.com"), ("Contact.Current", PortalHttp.Password)));
        });

        Assert.Equal("/?welcome=1", (await first.PostAsync(choose, "/choose-password", "choose", chosen)).Location);
        Assert.Equal("/login?done=password-reset", (await second.PostAsync(reset, "/reset-password", "reset", Chosen)).Location);
    }

    [Fact]
    public async Task The_set_up_says_when_to_try_again_and_works_then()
    {
        var visitor = portal.Visit();
        var link = await SetUpLink.MintAsync(portal.Services);
        var page = await visitor.OpenAsync(new Uri(link).AbsolutePath);

        await WhileFullAsync(async () => AssertBusy(await visitor.PostAsync(page, "/set-up", "set-up",
        [
            ("Input.SiteName", "Sunday Officials"), ("Input.TimeZoneId", "UTC"), ("Input.FirstName", "Marcy"), ("Input.LastName", "Dolan"),
            ("Input.Address", "marcy@example.com"), .. Chosen,
        ])));
    }

    [Fact]
    public async Task A_page_for_which_the_database_had_no_time_says_when_to_try_again()
    {
        var person = await portal.WithAccountAsync(Somebody());
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        var page = await visitor.GetAsync("/profile");
        await using var db = await portal.Database.CreateDbContextAsync();
        await using var writing = await db.Database.BeginTransactionAsync();
        await db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.Phone, one => one.Phone));

        AssertBusy(await visitor.PostAsync(page, "/profile", "profile",
            ("Contact.Phone", "555 0100"), ("Contact.Addresses[0]", person.PrimaryAddress!)));
    }

    private static (string, string)[] Chosen =>
        [("Input.Password", "kickoff in the pouring rain"), ("Input.Again", "kickoff in the pouring rain")];

    private static Person Somebody() => A.Person(address: $"{Guid.NewGuid():n}@example.com");

    private static void AssertBusy(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("10", answer.Headers["Retry-After"]);
        Assert.Contains("in 10 seconds", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>All places for hashing are taken while this runs.</summary>
    private async Task WhileFullAsync(Func<Task> act)
    {
        var passwords = portal.Services.GetRequiredService<PasswordHashing>();
        var release = new TaskCompletionSource<string?>();
        var waiting = Enumerable.Range(0, 1_000)
            .Select(i => passwords.CheckAsync(HashingPlace.Known($"{i}"), () => release.Task, "x")).ToList();
        try
        {
            await act();
        }
        finally
        {
            release.SetResult(null);
            await Task.WhenAll(waiting);
        }
    }
}
