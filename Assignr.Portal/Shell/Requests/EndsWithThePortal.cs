namespace Assignr.Portal.Shell.Requests;

/// <summary>
/// Breaks off a download when the portal is stopped, while it is made and while a slow client reads it: it can be repeated, and the stop
/// does not have to wait for it.
/// </summary>
internal sealed class EndsWithThePortal(IHostApplicationLifetime lifetime) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.RegisterForDispose(lifetime.ApplicationStopping.Register(context.HttpContext.Abort));
        return next(context);
    }
}
