using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Mail.Outbox;

public sealed class SenderLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-lock-").FullName;
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly MailChannel channel;
    private readonly SenderLock one;
    private readonly SenderLock other;

    public SenderLockTests()
    {
        channel = new MailChannel(clock, NullLogger<MailChannel>.Instance);
        (one, other) = (Lock(), Lock());
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void One_has_the_lock_and_the_other_stands_by_until_it_is_released()
    {
        Assert.Equal(SenderLock.State.Acquired, one.Acquire());
        Assert.Equal(SenderLock.State.Elsewhere, other.Acquire());
        Assert.True(one.Keep());
        one.Release();
        Assert.Equal(SenderLock.State.Acquired, other.Acquire());
        Assert.Equal(SenderLock.State.Elsewhere, one.Acquire());
    }

    [Fact]
    public void A_portal_that_hangs_loses_the_lock_and_learns_it_when_it_goes_on()
    {
        one.Acquire();
        Assert.Equal(SenderLock.State.Elsewhere, other.Acquire());
        clock.Advance(Claims.Lease - TimeSpan.FromSeconds(5));
        Assert.Equal(SenderLock.State.Elsewhere, other.Acquire());
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SenderLock.State.Seized, other.Acquire());

        Assert.False(one.Keep());
        Assert.True(other.Keep());
    }

    [Fact]
    public void One_that_lost_the_lock_and_does_not_know_it_yet_takes_it_from_nobody_by_what_it_records()
    {
        one.Acquire();
        other.Acquire();
        clock.Advance(Claims.Lease);
        Assert.Equal(SenderLock.State.Seized, other.Acquire());
        var late = Guid.CreateVersion7();

        one.Remember(late);

        Assert.True(other.Keep());
        Assert.False(one.Keep());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void Another_clock_takes_the_lock_from_nobody_and_finds_out_as_soon_who_hangs(int minutes)
    {
        var theirs = new FakeTimeProvider(clock.GetUtcNow().AddMinutes(minutes));
        using var skewed = new SenderLock(Options.Create(new StorageOptions { Folder = folder }), channel, theirs);
        one.Acquire();
        for (var look = 0; look < 20; look++)
        {
            Assert.Equal(SenderLock.State.Elsewhere, skewed.Acquire());
            theirs.Advance(Claims.Lease / 4);
            // The system's clock need not have advanced meanwhile.
            one.Keep();
            File.SetLastWriteTimeUtc(Path.Combine(folder, "portal.db.sent"), clock.GetUtcNow().UtcDateTime.AddSeconds(look));
        }

        Assert.Equal(SenderLock.State.Elsewhere, skewed.Acquire());
        theirs.Advance(Claims.Lease);
        Assert.Equal(SenderLock.State.Seized, skewed.Acquire());
    }

    [Fact]
    public void What_was_recorded_last_is_known_to_whoever_has_the_lock_next()
    {
        var attempt = Guid.CreateVersion7();
        one.Acquire();
        Assert.Equal(Guid.Empty, one.LastAttempt);
        one.Remember(attempt);
        one.Release();

        other.Acquire();

        Assert.Equal(attempt, other.LastAttempt);
    }

    [Fact]
    public void Who_stands_by_learns_why_and_since_when_mail_pauses_and_that_it_goes_on()
    {
        one.Acquire();
        Assert.Null(other.PauseElsewhere);

        channel.Fault("Nothing answers at smtp.example.com:587. Größe.");
        one.Keep();
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

        Assert.Equal(SenderLock.State.Acquired, one.Acquire());
        Assert.Equal(Guid.Empty, one.LastAttempt);
        Assert.Null(other.PauseElsewhere);
    }

    private SenderLock Lock() => new(Options.Create(new StorageOptions { Folder = folder }), channel, clock);
}
