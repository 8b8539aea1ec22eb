using System.Net;
using System.Text;
using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.NoReminders;

public sealed class NoRemindersTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task The_page_says_whose_reminders_and_its_button_ends_them_without_signing_anybody_in()
    {
        var (person, raw) = await RemindedAsync();
        var stranger = portal.Visit();

        var opened = await stranger.GetAsync($"/no-reminders/{raw}");
        var page = await stranger.GetAsync(opened.Location!);
        var answer = await stranger.PostAsync(page, "/no-reminders", "no-reminders");

        Assert.Equal((HttpStatusCode.SeeOther, "no-referrer"), (opened.Status, opened.Headers["Referrer-Policy"]));
        Assert.Matches("^/no-reminders\\?link=[\\w-]{8}$", opened.Location!);
        Assert.Contains("Terrence Miles gets no more reminders to choose a password at", page.Text, StringComparison.Ordinal);
        Assert.Equal("/no-reminders?done=1", answer.Location);
        Assert.Contains("No more reminders go out", (await stranger.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        await AssertDeclinedOnceAsync(person);
        Assert.StartsWith("/login", (await stranger.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.Contains("No more reminders go out", (await portal.Visit().OpenAsync($"/no-reminders/{raw}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_in_two_windows_both_are_told_the_same()
    {
        var (person, raw) = await RemindedAsync();
        var (one, other) = (portal.Visit(), portal.Visit());
        var pages = (await one.OpenAsync($"/no-reminders/{raw}"), await other.OpenAsync($"/no-reminders/{raw}"));

        var answers = (await one.PostAsync(pages.Item1, "/no-reminders", "no-reminders"),
            await other.PostAsync(pages.Item2, "/no-reminders", "no-reminders"));

        Assert.Equal(("/no-reminders?done=1", "/no-reminders?done=1"), (answers.Item1.Location, answers.Item2.Location));
        await AssertDeclinedOnceAsync(person);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")]
    [InlineData("multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n")]
    public async Task A_mail_program_ends_them_with_one_post_and_neither_cookie_nor_token(string type, string body)
    {
        var (person, raw) = await RemindedAsync();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var answer = await PostAsync(raw, type, body);
            Assert.Equal((HttpStatusCode.OK, "No more reminders."), (answer.Status, answer.Body));
            Assert.Empty(answer.SetCookies);
        }

        await AssertDeclinedOnceAsync(person);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "List-Unsubscribe=No")]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=b", "--c")]
    public async Task Any_other_post_changes_nothing(string type, string body)
    {
        var (person, raw) = await RemindedAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(raw, type, body)).Status);

        Assert.True(await IsPlannedAsync(person));
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var (person, raw) = await RemindedAsync();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var scanner = portal.Visit();
            await scanner.SendAsync(HttpMethod.Head, $"/no-reminders/{raw}");
            await scanner.OpenAsync($"/no-reminders/{raw}");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scanner.SendAsync(HttpMethod.Options, $"/no-reminders/{raw}")).Status);
        }

        Assert.True(await IsPlannedAsync(person));
    }

    [Fact]
    public async Task Who_changed_the_address_or_has_a_password_by_now_can_still_say_no()
    {
        var (person, raw) = await RemindedAsync();
        await using (var db = await portal.Database.CreateDbContextAsync())
            await db.RevokeLinksAsync(person.Id, Revocation.AddressChanged, TimeProvider.System.GetUtcNow());

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(raw)).Status);
    }

    [Fact]
    public async Task A_link_that_is_none_opens_the_page_of_dead_links_and_ends_nothing()
    {
        var (person, _) = await RemindedAsync();
        var expired = await portal.MintAsync(person, Purpose.DeclineReminders, TimeSpan.FromDays(-1));
        var other = await portal.MintAsync(person, Purpose.NewAccount);

        foreach (var raw in new[] { expired, other, Secret.Mint().Raw, "unknown" })
        {
            Assert.Contains("This link does not work", (await portal.Visit().OpenAsync($"/no-reminders/{raw}")).Text,
                StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(raw)).Status);
        }

        Assert.True(await IsPlannedAsync(person));
    }

    private Task<Answer> PostAsync(
        string raw, string type = "application/x-www-form-urlencoded", string body = "List-Unsubscribe=One-Click")
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var program = portal.Visit();
        program.ComesFrom = null;
        return program.SendAsync(HttpMethod.Post, $"/no-reminders/{raw}", content);
    }

    private async Task<(Person Person, string Raw)> RemindedAsync()
    {
        var person = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        await portal.SaveAsync(person);
        await portal.SaveAsync(ReminderPlan.Of(
            person.Id, ReminderDays.Usual, null, TestPortal.Assignor, TimeProvider.System.GetUtcNow(), Portal.Settings.Site.New()));
        return (person, await portal.MintAsync(person, Purpose.DeclineReminders, TimeSpan.FromDays(365)));
    }

    private Task<bool> IsPlannedAsync(Person person) => portal.ReadAsync(db => db.ReminderPlans.AnyAsync(plan =>
        plan.PersonId == person.Id && plan.EndedAt == null
        && db.People.Any(row => row.Id == person.Id && row.RemindersDeclinedAt == null)));

    private async Task AssertDeclinedOnceAsync(Person person)
    {
        Assert.Equal(PlanEnd.Declined, await portal.ReadAsync(db => db.ReminderPlans.Where(plan => plan.PersonId == person.Id)
            .Select(plan => plan.EndedBecause).SingleAsync()));
        Assert.NotNull(await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id)
            .Select(row => row.RemindersDeclinedAt).SingleAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry =>
            entry.PersonId == person.Id && entry.Act == Act.RemindersDeclined)));
    }
}
