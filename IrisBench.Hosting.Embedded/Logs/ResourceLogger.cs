using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Embedded;

// What the host itself has to say about a resource stands among the lines of that resource.
internal sealed class ResourceLogger(Action<string, bool> append) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            append(formatter(state, exception), logLevel >= LogLevel.Error);
    }
}
