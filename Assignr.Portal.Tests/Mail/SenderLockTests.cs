using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Mail;

public sealed class SenderLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-lock-").FullName;
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly MailChannel channel;
    private readonly SenderLock one;
    private readonly SenderLock other;

    public SenderLockTests()
    {
        channel = new MailChannel(clock);
        (one, other) = (Lock(), Lock());
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void One_sits_and_the_other_stands_by_until_it_leaves()
    {
        Assert.Equal(SenderLock.State.Taken, one.Take());
        Assert.Equal(SenderLock.State.StandBy, other.Take());
        Assert.Equal(SenderLock.State.Kept, one.Take());
        one.Leave();
        Assert.Equal(SenderLock.State.Taken, other.Take());
        Assert.Equal(SenderLock.State.StandBy, one.Take());
    }

    [Fact]
    public void One_that_hangs_loses_the_lock_and_learns_it_when_it_wakes_up()
    {
        one.Take();
        Assert.Equal(SenderLock.State.StandBy, other.Take());
        clock.Advance(Claims.Lease - TimeSpan.FromSeconds(5));
        Assert.Equal(SenderLock.State.StandBy, other.Take());
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SenderLock.State.TakenOver, other.Take());

        Assert.Equal(SenderLock.State.StandBy, one.Take());
        Assert.Equal(SenderLock.State.Kept, other.Take());
    }

    [Fact]
    public void One_that_lost_the_lock_and_does_not_know_it_yet_takes_it_from_nobody_by_what_it_records()
    {
        one.Take();
        other.Take();
        clock.Advance(Claims.Lease);
        Assert.Equal(SenderLock.State.TakenOver, other.Take());
        var late = Guid.CreateVersion7();

        one.Remember(late);

        Assert.Equal(SenderLock.State.Kept, other.Take());
        Assert.Equal(SenderLock.State.StandBy, one.Take());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void Another_clock_takes_the_lock_from_nobody_and_finds_out_as_soon_who_hangs(int minutes)
    {
        var theirs = new FakeTimeProvider(clock.GetUtcNow().AddMinutes(minutes));
        using var skewed = new SenderLock(Options.Create(new StorageOptions { Folder = folder }), channel, theirs);
        one.Take();
        for (var look = 0; look < 20; look++)
        {
            Assert.Equal(SenderLock.State.StandBy, skewed.Take());
            theirs.Advance(Claims.Lease / 4);
            // The system's clock need not have moved on meanwhile.
            one.Take();
            File.SetLastWriteTimeUtc(Path.Combine(folder, "portal.db.sent"), clock.GetUtcNow().UtcDateTime.AddSeconds(look));
        }

        Assert.Equal(SenderLock.State.StandBy, skewed.Take());
        theirs.Advance(Claims.Lease);
        Assert.Equal(SenderLock.State.TakenOver, skewed.Take());
    }

    [Fact]
    public void What_was_recorded_last_is_known_to_whoever_sits_down_next()
    {
        var attempt = Guid.CreateVersion7();
        one.Take();
        Assert.Equal(Guid.Empty, one.LastAttempt);
        one.Remember(attempt);
        one.Leave();

        other.Take();

        Assert.Equal(attempt, other.LastAttempt);
    }

    [Fact]
    public void Who_stands_by_learns_why_and_since_when_mail_pauses_and_that_it_goes_on()
    {
        one.Take();
        Assert.Null(other.PauseElsewhere);

        channel.Fault("Nothing answers at smtp.example.com:587. Größe.");
        one.Take();
        Assert.Equal((clock.GetUtcNow(), "Nothing answers at smtp.example.com:587. Größe."), other.PauseElsewhere);

        clock.Advance(MailChannel.Pause);
        channel.Answered(isRefusal: false, null, "250 Ok");
        one.Remember(Guid.CreateVersion7());
        Assert.Null(other.PauseElsewhere);
    }

    [Fact]
    public void A_file_that_says_nothing_sensible_is_as_good_as_none()
    {
        File.WriteAllText(Path.Combine(folder, "portal.db.sent"), "half a li");

        Assert.Equal(SenderLock.State.Taken, one.Take());
        Assert.Equal(Guid.Empty, one.LastAttempt);
        Assert.Null(other.PauseElsewhere);
    }

    private SenderLock Lock() => new(Options.Create(new StorageOptions { Folder = folder }), channel, clock);
}
