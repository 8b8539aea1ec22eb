using Assignr.Portal.Access;

namespace Assignr.Portal.Circuits;

internal static class CircuitDoor
{
    /// <summary>The form field in which a browser names its circuit.</summary>
    public const string Name = "circuitId";

    /// <summary>
    /// Only the session that owns a circuit may post that its page was closed, and only the session that opened a connection may read from
    /// it or write to it: long polling makes many requests, which name the connection in their addresses.
    /// </summary>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var closes = context.Request.Path.StartsWithSegments("/_blazor/disconnect", StringComparison.OrdinalIgnoreCase);
        if (IsOfAnother(context) || (closes && !await IsOwnAsync(context)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await next(context);
    }

    private static bool IsOfAnother(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && context.RequestServices.GetRequiredService<OpenCircuits>().IsOfAnother(context.Request.Query[OpenCircuits.Token], context.User);

    private static async Task<bool> IsOwnAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return false;
        var services = context.RequestServices;
        if (await NameInAsync(context.Request) is not { } name)
            return false;
        var me = await services.GetRequiredService<CurrentCaller>().FromAsync(context.User, null, context.RequestAborted);
        return me.SessionId is { } sessionId && services.GetRequiredService<OpenCircuits>().Find(name, sessionId) is not null;
    }

    private static async Task<string?> NameInAsync(HttpRequest request)
    {
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))[Name];
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            // The form was cut short, as a closed page may do, or is none.
            return null;
        }
    }
}
