using System.Diagnostics;
using IrisBench.Experiments.Running.Machine;

namespace IrisBench.Tests.Experiments.Running.Machine;

public sealed class KernelTextTests
{
    // As a kernel 6 tells it, shortened.
    private const string Stat = """
        cpu  1000 50 300 90000 700 20 30 40 500 10
        cpu0 500 25 150 45000 350 10 15 20 250 5
        cpu1 500 25 150 45000 350 10 15 20 250 5
        intr 12345 0 1
        ctxt 99
        """;

    [Fact]
    public void Rest_is_what_the_processors_waited_for_nothing_or_for_a_disk()
    {
        var (idle, steal, cpus) = KernelText.Stat(Stat)!.Value;

        Assert.Equal((907, 0.4, 2), (Math.Round(idle, 9), Math.Round(steal!.Value, 9), cpus));
    }

    [Fact]
    public void Steal_that_an_old_kernel_does_not_tell_is_not_nothing()
        => Assert.Null(KernelText.Stat("cpu  1 2 3 4 5 6 7\ncpu0 1 2 3 4 5 6 7")!.Value.Steal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cpu  1 2 3 4 5 6 7 8")]
    [InlineData("cpu  1 2 three 4 5 6 7 8\ncpu0 1 2 3 4 5 6 7 8")]
    [InlineData("cpu\ncpu0")]
    [InlineData("cpu  1 2 3 4\ncpu0 1 2 3 4")]
    public void What_is_no_stat_is_not_there(string? text) => Assert.Null(KernelText.Stat(text));

    [Fact]
    public void Pressure_is_that_of_some_in_all()
    {
        Assert.Equal(
            1.5,
            KernelText.Pressure("some avg10=0.00 avg60=0.10 avg300=0.07 total=1500000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n"));
        Assert.Null(KernelText.Pressure("full avg10=0.00 avg60=0.00 avg300=0.00 total=7"));
        Assert.Null(KernelText.Pressure(null));
    }

    [Fact]
    public void A_group_without_a_limit_was_not_held_back_for_no_time_it_does_not_tell()
    {
        Assert.Equal(2.5, KernelText.Throttled("usage_usec 9\nnr_throttled 3\nthrottled_usec 2500000\n"));
        Assert.Null(KernelText.Throttled("usage_usec 9\nuser_usec 5\nsystem_usec 4\n"));
        Assert.Null(KernelText.Throttled(null));
    }

    [Fact]
    public void The_own_group_is_that_of_version_2_and_the_load_average_that_of_a_minute()
    {
        Assert.Equal("user.slice/a", KernelText.ControlGroup("1:name=systemd:/x\n0::/user.slice/a\n"));
        Assert.Equal("", KernelText.ControlGroup("0::/\n"));
        Assert.Null(KernelText.ControlGroup("4:memory:/x\n"));
        Assert.Equal(0.52, KernelText.LoadAverage("0.52 0.58 0.59 1/977 12345\n"));
        Assert.Null(KernelText.LoadAverage(""));
    }

    [Fact]
    public void Memory_that_is_left_and_the_speed_of_a_processor_are_told_in_thousands()
    {
        Assert.Equal(2048 * 1024, KernelText.AvailableMemoryBytes("MemTotal:       8192 kB\nMemFree:   1 kB\nMemAvailable:   2048 kB\n"));
        Assert.Null(KernelText.AvailableMemoryBytes("MemTotal:       8192 kB\nMemAvailable:\n"));
        Assert.Equal(3.2e9, KernelText.Kilohertz("3200000\n"));
        Assert.Null(KernelText.Kilohertz("<unknown>\n"));
    }

    [Fact]
    public void The_counters_of_this_machine_rise()
    {
        var (first, second) = (MachineReader.Read(), MachineReader.Read());

        Assert.Equal(OperatingSystem.IsLinux(), first is not null);
        if (first is not null)
            Assert.True(second!.AtSeconds > first.AtSeconds);
    }

    [Fact]
    public async Task Work_that_rests_whenever_the_kernel_looks_is_seen()
    {
        if (MachineReader.Read() is not { } begin)
            return;
        var own = Environment.CpuUsage.TotalTime;
        // As often as many kernels look: whether they then find it at work is chance, but the same for a second.
        for (var turn = 0; turn < 250; turn++)
        {
            var spin = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(spin).TotalMilliseconds < 1)
            {
            }

            await Task.Delay(3);
        }

        own = Environment.CpuUsage.TotalTime - own;
        var end = MachineReader.Read()!;

        // Other tests work beside this one, so it is a lower bound; two counters of each processor were cut to whole hundredths.
        Assert.True(end.BusySeconds - begin.BusySeconds > own.TotalSeconds - (end.Cpus * 0.04), $"{end.BusySeconds - begin.BusySeconds}");
    }
}
