using System.Diagnostics;
using System.Net;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.Accounts.SignIn;

/// <summary>Fifty sign-ins a second from ever new IP addresses, each of which costs a password hash.</summary>
public sealed class FloodTests : IDisposable
{
    private readonly PortalHttp portal = new() { Iterations = PasswordHashing.Iterations };

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task Whoever_has_a_link_or_signed_in_here_before_gets_in_and_a_stranger_gets_an_answer()
    {
        var (ada, emma) = (await portal.WithAccountAsync(A.Person(address: "ada@example.com")), A.Person(address: "emma@example.com"));
        await portal.WithAccountAsync(A.Person(address: "mia@example.com"));
        await portal.SaveAsync(emma);
        var (known, linked) = (portal.Visit(network: "192.0.2.1"), portal.Visit(network: "192.0.2.2"));
        var stranger = portal.Visit(network: "192.0.2.3");
        await SignInAsync(known, ada.PrimaryAddress!);
        known.Lose(".AspNetCore.Identity");
        var choose = await linked.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        var attacker = portal.Visit();
        var page = await attacker.OpenAsync("/login");
        using var flooding = new CancellationTokenSource();
        var flood = FloodAsync(attacker, page, flooding.Token);
        await Task.Delay(TimeSpan.FromSeconds(2));

        var (back, backWithin) = await TimedAsync(() => SignInAsync(known, ada.PrimaryAddress!));
        var (chosen, chosenWithin) = await TimedAsync(() => linked.PostAsync(choose, "/choose-password", "choose",
            ("Input.UserName", emma.PrimaryAddress!),
            ("Input.Password", "kickoff in the pouring rain"), ("Input.Again", "kickoff in the pouring rain")));
        var (answer, answeredWithin) = await TimedAsync(() => SignInAsync(stranger, "mia@example.com"));
        await flooding.CancelAsync();
        var turnedAway = await flood;

        Assert.Equal(("/", "/?welcome=1"), (back.Location, chosen.Location));
        var isToldWhen = answer.Status == HttpStatusCode.ServiceUnavailable && answer.Headers.ContainsKey("Retry-After");
        Assert.True(answer.Location == "/" || isToldWhen, answer.Text);
        Assert.All([backWithin, chosenWithin, answeredWithin], within => Assert.InRange(within, TimeSpan.Zero, Deadline.Of(3)));
        // Otherwise it was not a flood.
        Assert.True(turnedAway > 0);
    }

    private static Task<Answer> SignInAsync(Visitor visitor, string name) =>
        visitor.PostAsync("/login", "login", ("Form.Name", name), ("Form.Password", PortalHttp.Password));

    private static async Task<(Answer Answer, TimeSpan Within)> TimedAsync(Func<Task<Answer>> act)
    {
        var watch = Stopwatch.StartNew();
        return (await act(), watch.Elapsed);
    }

    /// <returns>How many were told to try again later.</returns>
    private async Task<int> FloodAsync(Visitor attacker, Answer page, CancellationToken end)
    {
        var posts = new List<Task<Answer>>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                var number = posts.Count;
                posts.Add(portal.Visit(network: $"198.51.{number / 250}.{number % 250}").WithCookiesOf(attacker).PostAsync(
                    page, "/login", "login", ("Form.Name", "ada@example.com"), ("Form.Password", $"a wrong one {number}")));
            }
        }
        catch (OperationCanceledException)
        {
            // The flood is over.
        }
        return (await Task.WhenAll(posts)).Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
    }
}
