using System.Reflection;
using System.Runtime.CompilerServices;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Access;

public sealed class SessionTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private Person marcy = null!;
    private Session session = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        marcy = A.Person("Marcy Dolan", "marcy.dolan@officials.example.com", Permissions.Assignor);
        var account = Account.Open(marcy.Id, marcy.PrimaryAddress!, "not a hash");
        session = new Session
        {
            Hash = Secret.Mint().Hash,
            PersonId = marcy.Id,
            Stamp = account.SecurityStamp!,
            Since = portal.Now,
            SeenAt = portal.Now,
            Browser = "Chrome on Linux",
        };
        await portal.SaveAsync(marcy, account, session);
    }

    async Task IAsyncLifetime.DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_press_whose_session_ended_meanwhile_writes_nothing()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        var press = Press();
        await portal.ReadAsync(db => db.EndSessionAsync(marcy.Id, session.Id, SessionEnd.SignedOut, portal.Now));

        await Assert.ThrowsAsync<NotAllowedException>(() => portal.Get<EditPerson>().RunAsync(press, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = person.Revision,
            Person = new PersonInput
            {
                FirstName = "Somebody",
                LastName = "Else",
                Addresses = [person.PrimaryAddress!],
                Permissions = Permissions.Official,
            },
        }));

        Assert.Equal("Terrence", (await portal.ReadAsync(db => db.People.SingleAsync(row => row.Id == person.Id))).FirstName);
        Assert.Empty(await portal.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.25, true)]
    [InlineData(0.75, false)]
    [InlineData(24, false)]
    [InlineData(10_000, false)]
    public async Task A_session_of_a_clock_that_was_far_ahead_does_not_last_until_the_clock_comes_there_again(double hours, bool holds)
    {
        portal.Clock.AdjustTime(portal.Now.AddHours(-hours));

        var living = await portal.ReadAsync(db => db.Living().AsNoTracking().SingleAsync());

        Assert.Equal(holds, portal.Get<IOptions<SessionLimits>>().Value.Holds(living, portal.Now));
    }

    [Fact]
    public async Task A_press_of_a_session_that_holds_writes_and_the_portal_itself_has_none()
    {
        var press = Press();

        await portal.Get<DeletePerson>().RunAsync(press, Guid.NewGuid());
        await portal.ReadAsync(db => db.EndSessionAsync(marcy.Id, session.Id, SessionEnd.SignedOut, portal.Now));
        await portal.Get<DeletePerson>().RunAsync(Caller.Portal, Guid.NewGuid());
    }

    public static TheoryData<Type> UseCases() => new(typeof(Caller).Assembly.GetTypes().Where(type =>
        type.GetCustomAttribute<AllowAttribute>() is { Who: Who.Assignors or Who.Readers or Who.SignedIn }));

    [Theory]
    [MemberData(nameof(UseCases))]
    public async Task A_press_whose_permission_was_taken_away_meanwhile_writes_nothing_whatever_it_presses(Type useCase)
    {
        var press = Press();
        press.Demand(RuntimeHelpers.GetUninitializedObject(useCase));
        Assert.True(await portal.Database.WriteAsync(_ => Task.FromResult(true)));

        // By their own hand in another tab, so that the session goes on.
        var left = useCase.GetCustomAttribute<AllowAttribute>()!.Who switch
        {
            Who.Assignors => Permissions.Observer,
            Who.Readers => Permissions.Official,
            _ => Permissions.None,
        };
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.Permissions, left)));

        await Assert.ThrowsAsync<NotAllowedException>(() => portal.Database.WriteAsync(_ => Task.FromResult(true)));
        if (left == Permissions.None)
            return;
        Assert.Throws<NotAllowedException>(() =>
            (press with { Permissions = left }).Demand(RuntimeHelpers.GetUninitializedObject(useCase)));
    }

    [Fact]
    public async Task Of_many_who_end_a_session_at_once_one_does()
    {
        var ended = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            portal.ReadAsync(db => db.EndSessionAsync(marcy.Id, session.Id, SessionEnd.SignedOut, portal.Now)))));

        Assert.Single(ended, won => won);
    }

    [Fact]
    public async Task What_somebody_does_is_written_once_a_minute()
    {
        var seen = portal.Get<SeenSessions>();
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        seen.Touch(session.Id, Permissions.Assignor);
        await seen.WriteAsync();
        Assert.Equal(session.SeenAt, await SeenAsync());

        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await seen.WriteAsync();

        Assert.Equal(session.SeenAt.AddSeconds(30), await SeenAsync());
    }

    [Fact]
    public async Task A_press_after_the_end_revives_nothing()
    {
        var seen = portal.Get<SeenSessions>();
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        seen.Touch(session.Id, Permissions.Assignor);
        await seen.WriteAsync();

        Assert.Equal(session.SeenAt, await SeenAsync());
    }

    [Theory]
    [InlineData(new[] { 29, 49 }, 49)]
    [InlineData(new[] { 29, 49, 79 }, 79)]
    [InlineData(new[] { 29, 60 }, 29)]
    [InlineData(new[] { 31, 32 }, 0)]
    public async Task Presses_that_wait_to_be_written_put_the_end_off_one_after_the_other(int[] minutes, int last)
    {
        var seen = portal.Get<SeenSessions>();
        var before = 0;
        foreach (var minute in minutes)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(minute - before));
            seen.Touch(session.Id, Permissions.Assignor);
            before = minute;
        }
        await seen.WriteAsync();

        Assert.Equal(session.SeenAt.AddMinutes(last), await SeenAsync());
    }

    [Theory]
    [InlineData(60, 12, 30, 7)]
    [InlineData(30, 48, 120, 1)]
    [InlineData(4, 12, 120, 7)]
    [InlineData(30, 12, 120, 31)]
    public void Limits_that_are_out_of_range_or_milder_for_assignors_are_refused(
        int assignorIdle, int assignorHours, int officialIdle, int officialDays)
    {
        var options = new SessionLimits
        {
            AssignorIdleMinutes = assignorIdle,
            AssignorHours = assignorHours,
            OfficialIdleMinutes = officialIdle,
            OfficialDays = officialDays,
        };

        Assert.True(new DataAnnotationValidateOptions<SessionLimits>(null).Validate(null, options).Failed);
    }

    private Caller Press() =>
        new() { PersonId = marcy.Id, SessionId = session.Id, Name = marcy.FullName, Permissions = marcy.Permissions };

    private Task<DateTimeOffset> SeenAsync() => portal.ReadAsync(db => db.Sessions.Select(row => row.SeenAt).SingleAsync());
}
