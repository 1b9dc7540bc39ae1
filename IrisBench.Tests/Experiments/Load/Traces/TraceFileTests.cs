using System.Text;
using IrisBench.Experiments;
using IrisBench.Experiments.Load.Traces;

namespace IrisBench.Tests.Experiments.Load.Traces;

public sealed class TraceFileTests : IDisposable
{
    private const string Invocations = """
        app,func,end_timestamp,duration
        a,f,10.5,0.5
        a,g,12,3
        b,f,1e1,5e-2
        """;

    private const string Counts = """
        HashOwner,HashApp,HashFunction,Trigger,1,2,3
        o,a,f,http,100,0,300
        o,a,g,timer,0,0,20

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "trace");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("1778569199\n1778569199.5\n1778569201\n", "0 0.5 2")]
    [InlineData("0\n0.25\n1E-05", "0 1E-05 0.25")]
    [InlineData("1778569199250\n1778569200250", "0 1")]
    [InlineData("1778569200\n1778569199250", "0 0.75")]
    [InlineData("2026-05-12T08:59:59.25+02:00\n2026-05-12 07:00:00Z\n2026-05-12T07:00:01\n2026-05-12t07:00:02,5+0000", "0 0.75 1.75 3.25")]
    [InlineData("2026-05-12T12:29:59+05:30\n2026-05-12T01:00:00-06\n2026-05-12 09:00:01 +0200", "0 1 2")]
    [InlineData("2026-02-28T23:59:59.123456789Z\n2026-03-01T00:00:00.123456789Z", "0 1")]
    [InlineData("2024-02-29T00:00:00Z\n2024-03-01T00:00:00Z", "0 86400")]
    [InlineData("1969-12-31T23:59:59Z\n0", "0 1")]
    public void Times_one_a_line_are_Unix_seconds_or_milliseconds_or_of_ISO_8601(string text, string expected)
        => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("3\n1\n2", "0 1 2")]
    [InlineData("1\n1000000", "0 999999")]
    [InlineData("\n# a comment\n1\n\n   \n#2\n3\n\n", "0 2")]
    [InlineData("1\r\n2\r\n", "0 1")]
    [InlineData("  1\t\n\t2  ", "0 1")]
    [InlineData("\ufeff1\n2", "0 1")]
    [InlineData("\ufeff# a comment\n1", "0")]
    [InlineData("1\n1\n1", "0 0 0")]
    public void Order_gaps_comments_and_line_ends_do_no_harm(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("2016-12-31T23:59:59Z\n2016-12-31T23:59:60Z\n2017-01-01T00:00:01Z", "0 1 2")]
    [InlineData("2017-01-01T00:59:60+01:00\n2017-01-01T00:00:00.5Z", "0 0.5")]
    [InlineData("2016-12-31T23:59:60.25Z\n2017-01-01T00:00:00.5Z", "0 0.25")]
    public void A_leap_second_is_the_first_second_of_the_next_day(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Calls_of_an_access_log_lie_within_their_second_in_any_of_the_common_formats()
    {
        // Common, combined, and who signed in under a name that looks like a time's begin.
        var arrivals = Arrivals("""
            192.0.2.1 - - [12/May/2026:08:59:59 +0200] "GET /[12/May/2026] HTTP/1.1" 200 5
            192.0.2.1 - frank [12/May/2026:07:00:00 +0000] "GET / HTTP/1.1" 200 5 "https://a.example/" "Agent [1] (X11)"
            2001:db8::1 - a [1/Jan/2020:00:00:00 +0000] [01/Jan/2020:00:00:00 +0000] \"c [12/May/2026:09:00:01 +0200] "GET / HTTP/1.1" 200 5
            192.0.2.1 - - [31/Dec/2016:23:59:60 +0000] "GET / HTTP/1.1" 200 5
            """, new TraceSelection { Seed = 3, FromSeconds = 0 });

        Assert.Equal(4, arrivals.Length);
        Assert.InRange(arrivals[0], 0, 1);
        var day = (new DateTime(2026, 5, 12, 6, 59, 59) - new DateTime(2017, 1, 1)).TotalSeconds;
        Assert.All(arrivals.Skip(1).Index(), arrival => Assert.InRange(arrival.Item - day - arrival.Index, 0, 1));
        Assert.NotEqual(0, arrivals[0]);
    }

    [Fact]
    public void A_call_of_Azures_trace_of_2021_came_as_long_before_its_end_as_it_took()
        => Assert.Equal("0 0.95 1", Read(Invocations));

    [Fact]
    public void Calls_of_Azures_counts_of_2019_lie_anywhere_in_their_minute()
    {
        var all = Arrivals(Counts);
        var other = Arrivals(Counts, new TraceSelection { Seed = 2 });
        var one = Arrivals(Counts, new TraceSelection { Function = "g" });

        Assert.Equal([100, 0, 320], new[] { 0, 60, 120 }.Select(minute => all.Count(at => at >= minute && at < minute + 60)));
        // Of 320 at random, the mean errs by 1 s in two of three cases; even ones would be the same for every seed.
        Assert.InRange(all.Where(at => at >= 120).Average(), 145, 155);
        Assert.NotEqual(all, other);
        Assert.Equal(20, one.Length);
        Assert.All(one, at => Assert.InRange(at, 120, 180));
    }

    [Theory]
    [InlineData(2, 1, 0.0, null, "0 1 2 3 4")]
    [InlineData(1, 1, 3.0, null, "1 3 5")]
    [InlineData(1, 1, 3.0, 4.0, "1 3")]
    [InlineData(2, 1, 2.0, 4.0, "0 1")]
    [InlineData(0.5, 1, 8.0, null, "0")]
    public void A_part_begins_where_it_is_said_to_keeps_its_gaps_and_is_played_as_fast_as_is_said(
        double speed, double scale, double from, double? seconds, string expected)
        => Assert.Equal(expected, Read(
            "100\n102\n104\n106\n108",
            new TraceSelection { Speed = speed, Scale = scale, FromSeconds = from, Seconds = seconds }));

    [Fact]
    public void A_scale_below_1_keeps_each_call_or_not_by_the_seed_whatever_the_part()
    {
        var text = string.Join('\n', Enumerable.Range(0, 10_000));
        var kept = Arrivals(text, new TraceSelection { Scale = 0.3, Seed = 5 });

        Assert.InRange(kept.Length, 2800, 3200);
        Assert.Equal(kept.Length, kept.Distinct().Count());
        Assert.All(kept, at => Assert.Equal(Math.Floor(at), at));
        Assert.Equal(kept, Arrivals(text, new TraceSelection { Scale = 0.3, Seed = 5 }));
        Assert.NotEqual(kept, Arrivals(text, new TraceSelection { Scale = 0.3, Seed = 6 }));
        Assert.Equal(
            kept.Where(at => at is >= 4000 and < 6000).Select(at => at - 4000),
            Arrivals(text, new TraceSelection { Scale = 0.3, Seed = 5, FromSeconds = 4000, Seconds = 2000 }));
    }

    [Fact]
    public void A_scale_above_1_repeats_calls_within_a_second()
    {
        var text = string.Join('\n', Enumerable.Range(0, 1000).Select(index => 10 * index));
        var calls = Arrivals(text, new TraceSelection { Scale = 2.5, Seed = 5 }).ToLookup(at => Math.Floor(at / 10));

        Assert.Equal(1000, calls.Count);
        Assert.All(calls, call => Assert.InRange(call.Count(), 2, 3));
        Assert.InRange(calls.Count(call => call.Count() == 3), 440, 560);
        Assert.All(calls, call => Assert.Equal(10 * call.Key, call.First()));
        Assert.All(calls, call => Assert.All(call.Skip(1), copy => Assert.InRange(copy - (10 * call.Key), 1e-9, 1)));
    }

    [Theory]
    [InlineData("1\nyesterday\n3", ", line 2: it is no time: write one a line, as Unix seconds or milliseconds or by ISO 8601")]
    [InlineData("# a comment\n\n1\r\n2 3", ", line 4: it is no time")]
    [InlineData("timestamp\n1", ", line 1: it is no time: * put # before a head")]
    [InlineData("-1", ", line 1: it is no time")]
    [InlineData("NaN", ", line 1: it is no time")]
    [InlineData("1e300", ", line 1: it is no time")]
    [InlineData("2026-02-29T00:00:00Z", ", line 1: it is no time")]
    [InlineData("2026-13-01T00:00:00Z", ", line 1: it is no time")]
    [InlineData("2026-05-12T24:00:00Z", ", line 1: it is no time")]
    [InlineData("2026-05-12T08:59:60Z", ", line 1: it is no time")]
    [InlineData("2016-12-31T23:59:61Z", ", line 1: it is no time")]
    [InlineData("2026-05-12T08:59:59.Z", ", line 1: it is no time")]
    [InlineData("2026-05-12T08:59:59+99:00", ", line 1: it is no time")]
    [InlineData("2026-05-12", ", line 1: it is no time")]
    [InlineData("12/May/2026:08:59:59 +0200", ", line 1: it is no time")]
    [InlineData(
        "a [12/May/2026:08:59:59 +0200] b\nc", ", line 2: it has no time as [12/May/2026:08:59:59 +0200], which each line of an")]
    [InlineData("a [12/May/2026:08:59:59 +0200] b\na [12/Mai/2026:08:59:59 +0200] b", ", line 2: it has no time as")]
    [InlineData("a [12/May/2026:08:59:59 +0200] b\na [31/Apr/2026:08:59:59 +0200] b", ", line 2: it has no time as")]
    [InlineData("app,func,end_timestamp,duration\na,f,1", ", line 2: it must be app,func,end_timestamp,duration, the last two in seconds")]
    [InlineData("app,func,end_timestamp,duration\na,f,1,0.5\na,f,1,-1", ", line 3: it must be app,func")]
    [InlineData("app,func,end_timestamp,duration\na,f,NaN,1", ", line 2: it must be app,func")]
    [InlineData(
        "HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,1", ", line 2: it must be HashOwner,HashApp,HashFunction,Trigger and 2")]
    [InlineData("HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,1,2,3", ", line 2: it must be HashOwner")]
    [InlineData("HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,1,x", ", line 2: it must be HashOwner")]
    [InlineData("HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,1,-1", ", line 2: it must be HashOwner")]
    [InlineData(
        "HashOwner,HashApp,HashFunction,Trigger,1\no,a,f,http,2000000000", ", line 2: a minute has more than 100000000 calls so, which no")]
    [InlineData("", " has no line: there must be one for each call.")]
    [InlineData("# nothing\n\n", " has no line")]
    [InlineData("app,func,end_timestamp,duration\n", " has no call left")]
    [InlineData("\u001f\u008bx", ", line 1: the file is compressed; unpack it first")]
    [InlineData("PK\u0003\u0004x", ", line 1: the file is compressed")]
    [InlineData("Rar!x", ", line 1: the file is compressed")]
    [InlineData("\u00ff\u00fe1", ", line 1: the file is UTF-16; save it as UTF-8")]
    public void What_is_no_call_ends_it_with_the_number_of_its_line_and_what_helps(string text, string expected)
    {
        File.WriteAllBytes(Path, Encoding.Latin1.GetBytes(text));

        var message = Refused(new TraceSelection());

        Assert.Contains(Path, message, StringComparison.Ordinal);
        Assert.All(expected.Split(" * "), part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.DoesNotContain("yesterday", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public void A_line_of_any_length_is_refused_and_never_held()
    {
        File.WriteAllText(Path, $"1\n{new string('2', 300_000)}");
        Assert.Contains(", line 2: it is longer than 64 KiB", Refused(new TraceSelection()), StringComparison.Ordinal);
        File.WriteAllText(Path, $"1\n{new string(' ', 65_000)}2\n3");
        Assert.Equal(3, TraceFile.Read(Path, new TraceSelection(), default).Length);
        File.WriteAllText(Path, $"1\n{new string(' ', 66_000)}2\n3");
        Assert.Contains(", line 2: it is longer than 64 KiB", Refused(new TraceSelection()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100.0, null, 1, "it lasts 2 s, and 'from' 100 and 'scale' 1 leave none of its calls")]
    [InlineData(0.5, 0.1, 1, "'from' 0.5, 'seconds' 0.1 and 'scale' 1 leave none")]
    [InlineData(0.0, null, 0.0001, "'from' 0 and 'scale' 0.0001 leave none")]
    public void Where_nothing_is_left_it_says_of_what(double from, double? seconds, double scale, string expected)
    {
        File.WriteAllText(Path, "1\n2\n3");

        Assert.Contains(
            expected, Refused(new TraceSelection { FromSeconds = from, Seconds = seconds, Scale = scale }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/f", "1")]
    [InlineData("b/f", "0.95")]
    [InlineData("g", "0")]
    [InlineData("a/g", "0")]
    public void A_function_is_chosen_by_its_name_or_with_its_application_before_it(string function, string expected)
        => Assert.Equal(expected, Read(Invocations, new TraceSelection { Function = function }));

    [Theory]
    [InlineData("a/g", 20)]
    [InlineData("p/b/g", 30)]
    [InlineData("o/b/g", 40)]
    public void In_counts_it_may_have_its_owner_before_both(string function, int calls)
        => Assert.Equal(
            calls, Arrivals(Counts + "p,b,g,timer,30,0,0\no,b,g,timer,0,40,0\n", new TraceSelection { Function = function }).Length);

    [Fact]
    public void Calls_of_two_applications_that_name_a_function_the_same_are_not_mixed()
    {
        const string Expected = "the chosen name is here that of another application's function, and calls of two are not mixed: ";
        File.WriteAllText(Path, Invocations);
        Assert.Contains($", line 4: {Expected}", Refused(new TraceSelection { Function = "f" }), StringComparison.Ordinal);
        File.WriteAllText(Path, Counts + "o,b,g,timer,0,40,0\n");
        Assert.Contains(Expected, Refused(new TraceSelection { Function = "g" }), StringComparison.Ordinal);
        File.WriteAllText(Path, Counts + "p,a,g,timer,30,0,0\n");
        Assert.Contains(
            "as 'application/function', and where a trace names owners, the owner before both",
            Refused(new TraceSelection { Function = "a/g" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_not_there_or_a_trace_without_functions_is_told()
    {
        File.WriteAllText(Path, Invocations);
        Assert.Contains("'function' h, 'from' 0 and", Refused(new TraceSelection { Function = "h" }), StringComparison.Ordinal);
        File.WriteAllText(Path, Counts);
        Assert.Contains("'function' h, 'from' 0 and", Refused(new TraceSelection { Function = "h" }), StringComparison.Ordinal);
        File.WriteAllText(Path, "1\n2");
        Assert.Contains(
            "names no functions: leave 'function' out", Refused(new TraceSelection { Function = "f" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_is_told_and_never_waited_for()
    {
        Assert.EndsWith("is not there.", Refused(new TraceSelection()), StringComparison.Ordinal);
        await SpecialFile.MakePipeAsync(Path);
        Assert.Contains("is not a file but a pipe", Refused(new TraceSelection()), StringComparison.Ordinal);
        File.Delete(Path);
        await using (var file = File.Create(Path))
            file.SetLength(TraceFile.MaximumBytes + 1);
        Assert.Contains("is larger than 1024 MiB", Refused(new TraceSelection()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_lines_are_read_and_what_would_be_more_arrivals_names_the_scale_that_does()
    {
        using (var writer = new StreamWriter(Path))
        {
            for (var line = 0; line < TraceFile.MaximumArrivals; line++)
                writer.Write($"{1_778_569_199_000 + (line ^ 1)}\n");
        }

        var all = TraceFile.Read(Path, new TraceSelection(), default);
        var some = TraceFile.Read(Path, new TraceSelection { Scale = 0.1 }, default);

        Assert.Equal((TraceFile.MaximumArrivals, 0.0), (all.Length, all[0]));
        Assert.Equal(999.999, all[^1], 1e-6);
        Assert.InRange(some.Length, 99_000, 101_000);
        Assert.Contains(
            "has 2000000 calls in this part, and 1000000 are the most: take a 'scale' of 0.95, or fewer 'seconds'.",
            Refused(new TraceSelection { Scale = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_million_calls_in_counts_are_thinned_without_a_walk_through_all()
    {
        File.WriteAllText(Path, "HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,50000000,50000000\n");

        var kept = TraceFile.Read(Path, new TraceSelection { Scale = 0.001 }, default);

        Assert.InRange(kept.Length, 98_000, 102_000);
        Assert.InRange(kept.Count(at => at < 60), 48_500, 51_500);
        Assert.Contains(
            "has 100000000 calls in this part, and 1000000 are the most: take a 'scale' of 0.0095", Refused(new TraceSelection()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_beyond_what_can_be_played_are_counted_and_not_drawn()
    {
        File.WriteAllText(Path, "1\n2");
        Assert.Contains("has 2000000000000 calls in this part", Refused(new TraceSelection { Scale = 1e12 }), StringComparison.Ordinal);
        File.WriteAllText(Path, "HashOwner,HashApp,HashFunction,Trigger,1\no,a,f,http,2\n");
        Assert.Contains("has 2000000000000 calls in this part", Refused(new TraceSelection { Scale = 1e12 }), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        File.WriteAllText(Path, "1\n2");

        Assert.Throws<OperationCanceledException>(() => TraceFile.Read(Path, new TraceSelection(), new CancellationToken(canceled: true)));
    }

    private string Refused(TraceSelection selection)
        => Assert.Throws<ExperimentException>(() => TraceFile.Read(Path, selection, default)).Message;

    private string Read(string text, TraceSelection? selection = null)
        => string.Join(' ', Arrivals(text, selection).Select(at => FormattableString.Invariant($"{Math.Round(at, 5)}")));

    private double[] Arrivals(string text, TraceSelection? selection = null)
    {
        File.WriteAllText(Path, text);
        return TraceFile.Read(Path, selection ?? new TraceSelection(), default);
    }
}
