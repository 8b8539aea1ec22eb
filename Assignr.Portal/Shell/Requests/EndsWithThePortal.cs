namespace Assignr.Portal.Shell.Requests;

/// <summary>
/// A download is broken off when the portal is told to stop, while it is made and while somebody's slow line takes it: it can be asked
/// for again, and whoever waits for the portal to end does not wait for it.
/// </summary>
internal sealed class EndsWithThePortal(IHostApplicationLifetime lifetime) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.RegisterForDispose(lifetime.ApplicationStopping.Register(context.HttpContext.Abort));
        return next(context);
    }
}
