using IrisBench.Hosting.Embedded;

// The library is also the program of its watchdog: nothing else that the SDK brings can be started from here.
if (args is not [WatchdogProcess.Command])
{
    await Console.Error.WriteLineAsync("IrisBench.Hosting.Embedded is a library; it starts itself as a watchdog when an AppHost runs.");
    return 2;
}

await WatchdogProcess.RunAsync(Console.In);
return 0;
