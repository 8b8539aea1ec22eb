namespace Assignr.Portal.Accounts.SignIn;

/// <summary>
/// What is posted to this page is answered on a tick: half a second after it came, or a multiple of that. How long the work took, and so
/// whether anybody was found or anything was counted, is not in the answer's time (requirements.md 26, 31).
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

    /// <summary>From now to the next tick.</summary>
    internal static TimeSpan Left(TimeSpan elapsed) => TimeSpan.FromTicks(Tick.Ticks - elapsed.Ticks % Tick.Ticks);
}
