using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Access;

/// <summary>
/// Section <c>Sessions</c>: how long people stay signed in. The first two limits are for assignors and observers, who see everybody's data,
/// the others for officials (requirements.md 24).
/// </summary>
public sealed class SessionLimits : IValidatableObject
{
    /// <summary>Minutes without an act, for assignors and observers.</summary>
    [Range(5, 24 * 60)]
    public int AssignorIdleMinutes { get; set; } = 30;

    /// <summary>Hours after the sign-in, whatever is done, for assignors and observers.</summary>
    [Range(1, 7 * 24)]
    public int AssignorHours { get; set; } = 12;

    /// <summary>Minutes without an act, for officials.</summary>
    [Range(5, 7 * 24 * 60)]
    public int OfficialIdleMinutes { get; set; } = 120;

    /// <summary>Days after the sign-in, whatever is done, for officials.</summary>
    [Range(1, 30)]
    public int OfficialDays { get; set; } = 7;

    /// <summary>No session lasts longer.</summary>
    public TimeSpan Longest => TimeSpan.FromDays(OfficialDays);

    /// <summary>When it ends unless its person does something.</summary>
    public DateTimeOffset IdleEnd(Permissions permissions, DateTimeOffset seenAt) =>
        seenAt + TimeSpan.FromMinutes(SeesEverybody(permissions) ? AssignorIdleMinutes : OfficialIdleMinutes);

    /// <summary>When it ends in any case.</summary>
    public DateTimeOffset LastEnd(Permissions permissions, DateTimeOffset since) =>
        since + (SeesEverybody(permissions) ? TimeSpan.FromHours(AssignorHours) : Longest);

    /// <summary>The earlier of the two ends.</summary>
    public SessionEnding EndOf(LivingSession session)
    {
        var (idle, last) = (IdleEnd(session.Permissions, session.SeenAt), LastEnd(session.Permissions, session.Since));
        return idle < last ? new SessionEnding(idle, CanStay: true) : new SessionEnding(last, CanStay: false);
    }

    /// <summary>Whether it still holds; at the moment of its end it does.</summary>
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
