using Assignr.Portal.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Mail;

public class MailChannelTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly MailChannel channel;

    public MailChannelTests() => channel = new MailChannel(clock, NullLogger<MailChannel>.Instance);

    [Fact]
    public void Of_all_connections_that_meet_a_fault_and_of_all_tries_that_follow_only_the_first_begins_a_pause()
    {
        Assert.True(channel.Fault("Nothing answers."));
        Assert.False(channel.Fault("Nothing answers."));
        clock.Advance(MailChannel.Pause);
        Assert.True(channel.IsProbing);
        Assert.False(channel.Fault("Nothing answers."));
        Assert.True(channel.IsPaused);

        clock.Advance(MailChannel.Pause);
        channel.Answered(isRefusal: false, null, "250 Ok");

        Assert.True(channel.Fault("Nothing answers."));
    }

    [Fact]
    public void While_mail_is_held_a_fault_begins_nothing()
    {
        channel.Hold(new MailHold { At = clock.GetUtcNow(), Reason = HoldReason.RefusedInARow, Detail = "Ten in a row." });

        Assert.False(channel.Fault("Nothing answers."));
        Assert.Equal((HoldReason.RefusedInARow, "Ten in a row."), (channel.State.Held, channel.State.Reason));
    }

    [Fact]
    public void A_pause_elsewhere_is_shown_until_it_ends_there_and_is_found_out_about_by_one_message_after_a_take_over()
    {
        var since = clock.GetUtcNow().AddMinutes(-5);
        channel.Follow((since, "Nothing answers."));
        Assert.Equal(("Nothing answers.", since, true), (channel.State.Reason, channel.State.Since, channel.IsProbing));
        channel.Follow(null);
        Assert.Null(channel.State.Reason);

        channel.Follow((since, "Nothing answers."));
        Assert.True(channel.Fault("Nothing answers."));

        Assert.Equal((since, false), (channel.State.Since, channel.State.IsElsewhere));
    }
}
