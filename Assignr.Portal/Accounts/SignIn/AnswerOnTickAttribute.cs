namespace Assignr.Portal.Accounts.SignIn;

/// <summary>
/// A post to this page is answered on a tick: half a second after it came, or a multiple of that. So the answer's time does not show how
/// long the work took, and with it whether a person was found or a try was counted (requirements.md 26, 31).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnswerOnTickAttribute : Attribute
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    internal static Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<AnswerOnTickAttribute>() is null)
            return next(context);
        var came = TimeProvider.System.GetTimestamp();
        context.Response.OnStarting(() => Task.Delay(Left(TimeProvider.System.GetElapsedTime(came)), context.RequestAborted));
        return next(context);
    }

    /// <summary>How long it is until the next tick.</summary>
    internal static TimeSpan Left(TimeSpan elapsed) => TimeSpan.FromTicks(Tick.Ticks - elapsed.Ticks % Tick.Ticks);
}
