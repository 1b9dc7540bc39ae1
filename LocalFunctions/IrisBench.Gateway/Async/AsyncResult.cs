namespace IrisBench.Gateway.Async;

/// <summary>What became of an asynchronous call.</summary>
internal sealed record AsyncResult(HttpResponseMessage Answer, TimeSpan Duration) : IDisposable
{
    public void Dispose() => Answer.Dispose();
}
