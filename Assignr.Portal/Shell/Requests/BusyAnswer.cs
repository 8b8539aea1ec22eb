namespace Assignr.Portal.Shell.Requests;

/// <summary>An answer that says that the portal is busy at this moment, and when to try again.</summary>
internal static class BusyAnswer
{
    public const int Seconds = 10;

    public static void Mark(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = $"{Seconds}";
    }
}
