namespace Assignr.Portal.Shell.Requests;

/// <summary>The answer that the portal is busy, and when to try again.</summary>
internal static class BusyAnswer
{
    public const int Seconds = 10;

    public static void Mark(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = $"{Seconds}";
    }
}
