using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Circuits;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;
using Visitor = Assignr.Portal.Tests.Accounts.Visitor;

namespace Assignr.Portal.Tests.Circuits;

/// <summary>Everything that a session has open ends with it, on the server, whatever the client does.</summary>
public sealed class SessionEndTests(CircuitPortal portal) : IClassFixture<CircuitPortal>
{
    public static TheoryData<string, bool> Ends => new()
    {
        { "signs out", false },
        { "ends all others", false },
        { "deactivated", false },
        { "ended by another process", false },
        { "idle", false },
        { "too old", false },
        { "signs out", true },
        { "ended by another process", true },
        { "idle", true },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Its_circuits_and_connections_end_soon_and_their_ids_open_nothing(string end, bool polling)
    {
        var (person, visitor) = await portal.SignedInAsync();
        await using var circuit = await RawCircuit.OpenAsync(portal.Url, visitor, polling: polling);
        var name = await circuit.StartAsync(portal.Url);
        string away;
        await using (var left = await RawCircuit.OpenAsync(portal.Url, visitor, polling: polling))
            away = await left.StartAsync(portal.Url);
        var session = await SessionAsync(person);
        Assert.Equal(2, portal.Server.Get<OpenCircuits>().Of(session.Id).Count());

        await EndAsync(end, person, visitor);

        Assert.True(await circuit.EndsWithinAsync(CircuitPortal.Soon));
        await CircuitPortal.UntilAsync(() => Task.FromResult(!portal.Server.Get<OpenCircuits>().Of(session.Id).Any()));
        var refused = await visitor.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var again = await portal.SignInAsync(await ActiveAsync(person));
        await using var attempt = await RawCircuit.OpenAsync(portal.Url, again, polling: polling);
        Assert.Equal(false, await attempt.CallAsync("ConnectCircuit", name));
        Assert.Equal(false, await attempt.CallAsync("ConnectCircuit", away));
    }

    [Fact]
    public async Task A_press_at_an_open_page_keeps_the_session_and_what_the_page_does_by_itself_does_not()
    {
        var (person, visitor) = await portal.SignedInAsync();
        await using var circuit = await RawCircuit.OpenAsync(portal.Url, visitor);
        await circuit.StartAsync(portal.Url);
        var before = (await SessionAsync(person)).SeenAt;
        portal.Server.PutForward(TimeSpan.FromMinutes(2));

        await circuit.SendAsync("EndInvokeJSFromDotNet", null, 1, true, "[1,true,null]");
        await portal.Server.Get<SeenSessions>().WriteAsync();
        Assert.Equal(before, (await SessionAsync(person)).SeenAt);

        await circuit.SendAsync("BeginInvokeDotNetFromJS", null, "1", null, "DispatchEventAsync", 1, "[]");
        await CircuitPortal.UntilAsync(async () => (await SessionAsync(person)).SeenAt > before + TimeSpan.FromMinutes(1));
    }

    private async Task EndAsync(string end, Person person, Visitor visitor)
    {
        var me = new Caller { PersonId = person.Id, Name = person.FullName, Permissions = person.Permissions };
        switch (end)
        {
            case "signs out":
                await visitor.PostAsync(await visitor.GetAsync("/profile"), "/logout", "");
                break;
            case "ends all others":
                Assert.Equal(1, (await portal.Server.Get<EndMySessions>().RunAsync(me, null)).Ended);
                break;
            case "deactivated":
                await EditAsync(person, Permissions.None);
                break;
            case "ended by another process":
                await portal.Server.ReadAsync(db =>
                    db.EndSessionsAsync(person.Id, SessionEnd.EndedElsewhere, portal.Server.Clock.GetUtcNow()));
                break;
            case "idle":
                portal.Server.PutForward(TimeSpan.FromMinutes(31));
                break;
            default:
                await portal.Server.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(session => session.Since, portal.Server.Clock.GetUtcNow().AddHours(-13))));
                break;
        }
    }

    private Task<Session> SessionAsync(Person person) =>
        portal.Server.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(session => session.PersonId == person.Id));

    private async Task<Person> ActiveAsync(Person person)
    {
        var now = await portal.Server.ReadAsync(db => db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id));
        if (now.IsActive)
            return now;
        await EditAsync(now, Permissions.Assignor);
        return now;
    }

    private async Task EditAsync(Person person, Permissions permissions)
    {
        var result = await portal.Server.Get<EditPerson>().RunAsync(portal.Server.AsMarcy, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = person.Revision,
            Person = new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Addresses = [person.PrimaryAddress!],
                Permissions = permissions,
            },
        });
        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
    }
}
