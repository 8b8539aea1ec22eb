using Assignr.Portal.Data;

namespace Assignr.Portal.Settings;

/// <summary>The one site of this portal: a single row.</summary>
public sealed class Site
{
    public const int OnlyId = 1;
    public const int LongestName = 80;
    public const int LongestNote = 500;
    public const int LongestSelector = 100;

    private Site()
    {
    }

    public int Id { get; private init; } = OnlyId;

    public string Name { get; private set; } = "Assignr Portal";

    /// <summary>IANA name, such as America/Chicago.</summary>
    public string TimeZoneId { get; private set; } = "UTC";

    public ClockHours Hours { get; private set; } = ClockHours.TwentyFour;

    public DateOrder DateOrder { get; private set; } = DateOrder.DayFirst;

    public DateStyle Style => new(Hours, DateOrder);

    /// <summary>The name that letters come from. Null: the site's name.</summary>
    public string? SenderName { get; private set; }

    /// <summary>The address that letters come from. Null: the configured one (Mail:From).</summary>
    public string? SenderAddress { get; private set; }

    /// <summary>Where answers go. Null: to the sender.</summary>
    public string? ReplyTo { get; private set; }

    /// <summary>The name of the DKIM key that the mail server signs letters with (RFC 6376 3.1); null: nobody said.</summary>
    public string? DkimSelector { get; private set; }

    /// <summary>The last note that an assignor added to the letter, offered again next time.</summary>
    public string? Note { get; private set; }

    /// <summary>Which reminders are offered with a mailing, and go with a single email; null: none.</summary>
    public ReminderDays? UsualReminders { get; private set; }

    /// <summary>When the first assignor finished setting up. Null: an empty site.</summary>
    public DateTimeOffset? SetUpAt { get; private set; }

    public TimeZoneInfo TimeZone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;

    public static Site New(string? name = null) => name is null ? new() : new() { Name = name };

    /// <exception cref="ArgumentException">This machine does not know the time zone: check with <see cref="IsTimeZone"/>
    /// first.</exception>
    public void Describe(string name, string timeZoneId)
    {
        if (!IsTimeZone(timeZoneId))
            throw new ArgumentException($"{timeZoneId} is not a time zone.", nameof(timeZoneId));
        Name = Text.OneLine(name);
        TimeZoneId = timeZoneId;
    }

    public void WriteTimes(DateStyle style) => (Hours, DateOrder) = style;

    public void SendAs(string? senderName, string? senderAddress, string? replyTo)
    {
        SenderName = Text.OneLine(senderName) is { Length: > 0 } name ? name : null;
        SenderAddress = senderAddress;
        ReplyTo = replyTo;
    }

    public void SignWith(string? selector) => DkimSelector = selector;

    public void Remember(string? note) => Note = Text.Lines(note) is { Length: > 0 } text ? text : null;

    public void Remind(ReminderDays? usual) => UsualReminders = usual;

    public void SetUp(DateTimeOffset now) => SetUpAt ??= now;

    public static bool IsTimeZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, TimeZone);

    /// <summary>When the clock of the site says so: of a time that it has twice the later one, of one that it leaves out the first one
    /// after it.</summary>
    public DateTimeOffset At(DateTime local)
    {
        while (TimeZone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>When a local date begins; where midnight is skipped, the first moment that exists.</summary>
    public DateTimeOffset StartOf(DateOnly date) => At(date.ToDateTime(TimeOnly.MinValue));

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    public DateTimeOffset StartOfToday(DateTimeOffset now) => StartOf(Today(now));
}
