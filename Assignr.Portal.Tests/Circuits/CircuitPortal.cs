using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Journeys;
using Visitor = Assignr.Portal.Tests.Accounts.Visitor;

namespace Assignr.Portal.Tests.Circuits;

/// <summary>The portal as a web server, and people who are signed in without a browser.</summary>
public sealed class CircuitPortal : IAsyncLifetime
{
    /// <summary>Within this time a session's end ends its circuits.</summary>
    public static TimeSpan Soon => Deadline.Of(5);

    public PortalServer Server { get; private set; } = null!;

    public string Url => Server.Url;

    public async Task InitializeAsync() => Server = await PortalServer.StartAsync(null!);

    async Task IAsyncLifetime.DisposeAsync() => await Server.DisposeAsync();

    public async Task<(Person Person, Visitor Visitor)> SignedInAsync(Permissions permissions = Permissions.Assignor)
    {
        var person = await Server.AddWithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@sunday.example", permissions: permissions));
        return (person, await SignInAsync(person));
    }

    public async Task<Visitor> SignInAsync(Person person)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var visitor = new Visitor(new HttpClient(handler) { BaseAddress = new Uri(Url) });
        var answer = await visitor.PostAsync("/login", "login",
            ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalServer.Password));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return visitor;
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < Soon, "It does not come true.");
            await Task.Delay(50);
        }
    }
}
