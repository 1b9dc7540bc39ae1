using IrisBench.Processes;

// The library is also the program of its watchdog: it has to run in a process of its own, and nothing else is sure to be there.
if (args is not [WatchdogProcess.Command, var name, var value])
{
    await Console.Error.WriteLineAsync(
        "IrisBench.Processes is a library; it starts itself as a watchdog beside a process that starts others.");
    return 2;
}

await WatchdogProcess.RunAsync(Console.In, new EnvironmentMark(name, value));
return 0;
