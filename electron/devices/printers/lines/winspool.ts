import { spawn } from 'node:child_process';
import { deviceRefusal } from '#shared/messages/devices.ts';

/**
 * Windows: raw bytes through the public print spooler interface (winspool: OpenPrinter, StartDocPrinter with data type RAW, WritePrinter,
 * EndDocPrinter). Called from Windows PowerShell, which every supported Windows has, so that no native module of ours is needed.
 * Untried: written against the documentation on a machine without Windows.
 */
const SCRIPT = String.raw`
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class Spool {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public struct DocInfo { public string Name; public string Output; public string DataType; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern bool OpenPrinterW(string name, out IntPtr handle, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool ClosePrinter(IntPtr handle);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] public static extern int StartDocPrinterW(IntPtr handle, int level, ref DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndDocPrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool StartPagePrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndPagePrinter(IntPtr handle);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool WritePrinter(IntPtr handle, byte[] bytes, int count, out int written);
  public static int Send(string name, byte[] bytes) {
    IntPtr handle;
    if (!OpenPrinterW(name, out handle, IntPtr.Zero)) return 2;
    try {
      DocInfo info = new DocInfo { Name = "slip", Output = null, DataType = "RAW" };
      if (StartDocPrinterW(handle, 1, ref info) == 0) return 3;
      int written = 0;
      bool ok = StartPagePrinter(handle) && WritePrinter(handle, bytes, bytes.Length, out written) && written == bytes.Length;
      EndPagePrinter(handle);
      return EndDocPrinter(handle) && ok ? 0 : 4;
    } finally { ClosePrinter(handle); }
  }
}
'@
$bytes = [Convert]::FromBase64String([Console]::In.ReadToEnd())
exit [Spool]::Send($env:SLIP_PRINTER, $bytes)
`;

/** Resolves when the spooler has the whole job. */
export function winspoolJob(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const encoded = Buffer.from(SCRIPT, 'utf16le').toString('base64');
    const child = spawn('powershell.exe', ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', encoded], {
      stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true, env: { ...process.env, SLIP_PRINTER: name }, signal,
    });
    child.stdin.on('error', () => undefined);
    child.once('error', () => {
      reject(signal.aborted ? deviceRefusal('devices.printStopped', {}, { begun: true }) : deviceRefusal('devices.spoolerMissing', {}, { begun: false }));
    });
    child.once('close', (code) => {
      if (code === 0) resolve();
      else if (code === 2) reject(deviceRefusal('devices.noPrinter', { name }, { begun: false }));
      else reject(deviceRefusal('devices.spoolerTrouble', {}, { begun: code !== 3 }));
    });
    child.stdin.end(Buffer.from(bytes).toString('base64'));
  });
}
