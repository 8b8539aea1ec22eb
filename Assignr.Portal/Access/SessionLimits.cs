using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Access;

/// <summary>
/// Section <c>Sessions</c>: how long somebody stays signed in. Assignors and observers see everybody's data, so for them the first
/// pair holds, for officials the second (requirements.md 24).
/// </summary>
public sealed class SessionLimits : IValidatableObject
{
    /// <summary>Minutes without doing anything, for assignors and observers.</summary>
    [Range(5, 24 * 60)]
    public int AssignorIdleMinutes { get; set; } = 30;

    /// <summary>Hours after the sign-in, whatever was done, for assignors and observers.</summary>
    [Range(1, 7 * 24)]
    public int AssignorHours { get; set; } = 12;

    /// <summary>Minutes without doing anything, for officials.</summary>
    [Range(5, 7 * 24 * 60)]
    public int OfficialIdleMinutes { get; set; } = 120;

    /// <summary>Days after the sign-in, whatever was done, for officials.</summary>
    [Range(1, 30)]
    public int OfficialDays { get; set; } = 7;

    /// <summary>No session lasts longer.</summary>
    public TimeSpan Longest => TimeSpan.FromDays(OfficialDays);

    /// <summary>When it is over unless its person does something.</summary>
    public DateTimeOffset IdleEnd(Permissions permissions, DateTimeOffset seenAt) =>
        seenAt + TimeSpan.FromMinutes(SeesEverybody(permissions) ? AssignorIdleMinutes : OfficialIdleMinutes);

    /// <summary>When it is over in any case.</summary>
    public DateTimeOffset LastEnd(Permissions permissions, DateTimeOffset since) =>
        since + (SeesEverybody(permissions) ? TimeSpan.FromHours(AssignorHours) : Longest);

    /// <summary>Whichever comes first.</summary>
    public SessionEnding EndOf(LivingSession session)
    {
        var (idle, last) = (IdleEnd(session.Permissions, session.SeenAt), LastEnd(session.Permissions, session.Since));
        return idle < last ? new SessionEnding(idle, CanStay: true) : new SessionEnding(last, CanStay: false);
    }

    /// <summary>
    /// Good at this very moment, not a second later. One that begins or was seen as far ahead comes from a clock that was set back: it
    /// would never end.
    /// </summary>
    public bool Holds(LivingSession session, DateTimeOffset now) =>
        now <= IdleEnd(session.Permissions, session.SeenAt) && now <= LastEnd(session.Permissions, session.Since)
        && session.SeenAt <= IdleEnd(session.Permissions, now) && session.Since <= LastEnd(session.Permissions, now);

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (AssignorIdleMinutes > OfficialIdleMinutes)
            yield return new ValidationResult("Sessions:AssignorIdleMinutes may not be more than Sessions:OfficialIdleMinutes.");
        if (TimeSpan.FromHours(AssignorHours) > Longest)
            yield return new ValidationResult("Sessions:AssignorHours may not be more than Sessions:OfficialDays.");
    }

    private static bool SeesEverybody(Permissions permissions) => (permissions & (Permissions.Assignor | Permissions.Observer)) != 0;
}
